package io.kalimtak.training.schedule;

import static io.kalimtak.training.testing.RunApi.call;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Schedules over HTTP. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class PauseScheduleIT extends ScheduleTestBase {
    private static final String PATH = "/api/admin/schedules";

    @Inject
    RememberSchedules start;

    @Test
    void shouldListSchedulesWithWhatTheirFiringsLedTo() {
        Instant monday = timetable
                .next(Timetable.TRAINING, Instant.now().minus(Duration.ofDays(8)))
                .orElseThrow();
        dueSince(Timetable.TRAINING, monday.minus(Duration.ofDays(1)));
        at(monday.plusSeconds(61)).fire(Timetable.TRAINING, () -> () -> Outcome.skipped("Nothing to learn."));

        call().get(PATH)
                .then()
                .statusCode(200)
                .body("next_cursor", nullValue())
                .body("items.name", contains("weekly-training", "monthly-evaluation"))
                .body("items.cron", contains("0 0 3 ? * MON", "0 0 4 1 * ?"))
                .body("items.paused", contains(false, false))
                .body(
                        "items[0].next_at",
                        equalTo(timetable
                                .next(Timetable.TRAINING, Instant.now())
                                .orElseThrow()
                                .toString()))
                .body("items[0].paused_by", nullValue())
                .body("items[0].firings.outcome", contains("SKIPPED"))
                .body("items[0].firings.late", contains(true))
                .body("items[0].firings.times", contains(1))
                .body("items[0].firings[0].reason", startsWith("Nothing to learn."))
                .body("items[0].firings[0].started", nullValue())
                .body("items[1].firings", empty());
    }

    @Test
    void shouldSkipWhilePausedAlsoAfterARestartAndNameWhoPausedIt() {
        pause(true).statusCode(200).body("paused", equalTo(true)).body("paused_by", equalTo("key:test"));
        String since = paused();
        start.remember();
        due(Timetable.TRAINING);

        schedules.train();

        assertThat(firings(Timetable.TRAINING)).isEqualTo(1);
        Outcome outcome = last(Timetable.TRAINING).outcome();
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.SKIPPED);
        assertThat(outcome.reason()).startsWith("Paused by key:test since " + since + ".");
        call().header("X-Kalimtak-Actor", "key:other")
                .body("{\"paused\": true}")
                .put(PATH + "/weekly-training");
        assertThat(paused()).isEqualTo(since);
    }

    @Test
    void shouldNotMakeUpForWhatWasDueWhilePausedAndFireAgainAtItsNextTime() {
        pause(true).statusCode(200);
        due(Timetable.TRAINING);

        pause(false)
                .statusCode(200)
                .body("paused", equalTo(false))
                .body("paused_by", nullValue())
                .body("paused_since", nullValue());
        schedules.train();
        assertThat(firings(Timetable.TRAINING)).isZero();
        Instant next = timetable.next(Timetable.TRAINING, Instant.now()).orElseThrow();
        at(next).fire(Timetable.TRAINING, () -> () -> Outcome.skipped("No."));

        assertThat(last(Timetable.TRAINING)).isEqualTo(new Firing(next, 1, next, Outcome.skipped("No.")));
    }

    @Test
    void shouldNotPauseTheOtherSchedule() {
        pause(true).statusCode(200);

        call().get(PATH).then().body("items.paused", contains(true, false));
    }

    @Test
    void shouldSayWhatIsWrong() {
        call().body("{\"paused\": true}").put(PATH + "/daily-joke").then().statusCode(404);
        call().body("{}")
                .put(PATH + "/weekly-training")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("paused"));
        call().body("{\"paused\": true, \"until\": 1}")
                .put(PATH + "/weekly-training")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("until"));
        call().put(PATH + "/weekly-training").then().statusCode(400);
        given().get(PATH).then().statusCode(401);
    }

    private ValidatableResponse pause(boolean paused) {
        return call().body("{\"paused\": " + paused + "}")
                .put(PATH + "/weekly-training")
                .then();
    }

    private static String paused() {
        return call().get(PATH).then().extract().path("items[0].paused_since");
    }
}
