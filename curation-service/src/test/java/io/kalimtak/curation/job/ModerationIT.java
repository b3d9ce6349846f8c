package io.kalimtak.curation.job;

import static io.kalimtak.curation.job.Jobs.curate;
import static io.kalimtak.curation.job.Jobs.ended;
import static io.kalimtak.curation.job.Jobs.file;
import static io.kalimtak.curation.job.Jobs.holdRunnerLock;
import static io.kalimtak.curation.job.Jobs.manifest;
import static io.kalimtak.curation.job.ModeratingServer.BREAKING;
import static io.kalimtak.curation.job.ModeratingServer.REFUSED;
import static io.kalimtak.curation.job.ModeratingServer.VIOLENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.CurationTestSettings;
import io.kalimtak.curation.Loop;
import io.kalimtak.curation.Requests;
import io.kalimtak.curation.content.moderation.ModerationConfig;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "curation"))
@QuarkusTestResource(CurationTestSettings.class)
@QuarkusTestResource(value = ModerationTestSettings.class, restrictToAnnotatedClass = true)
class ModerationIT {
    private static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";
    private static final String UNMODERATED = "moderation/could not be moderated";

    @Inject
    Loop loop;

    @Inject
    ModerationConfig config;

    private ModeratingServer server;

    @BeforeEach
    void reset() throws IOException {
        loop.reset();
        server = new ModeratingServer(config.baseUrl().orElseThrow());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldDropWhatIsFlaggedInRequestOrTargetAndSayByWhom() {
        Interaction kept = loop.rated(Requests.english(1), PROMPT, 5);
        Interaction request = loop.rated(Requests.english(2) + " " + VIOLENT, PROMPT, 5);
        Interaction target = loop.rated(Requests.english(3), PROMPT + " " + VIOLENT, 5);
        loop.awaitConsumed();

        JsonPath job = ended(curate("{}"));

        assertThat(verdict(kept)).isEqualTo("null/null");
        assertThat(verdict(request)).isEqualTo("moderation/unsafe content: violence");
        assertThat(verdict(target)).isEqualTo("moderation/unsafe content: violence");
        JsonPath manifest = manifest(job.getString("training_set_id"));
        Map<String, String> settings = manifest.getMap("rules.find { it.name == 'moderation' }.settings");
        assertThat(settings)
                .containsEntry("endpoint", "localhost")
                .containsEntry("model", "omni-moderation-latest")
                .containsEntry("min_severity", "2")
                .containsKey("categories");
    }

    @Test
    void shouldAskForTheSameWordsOnceHoweverManyHaveThemAndHoweverManyJobsRun() {
        IntStream.range(0, 5).forEach(i -> loop.rated(Requests.english(i), PROMPT, 5));
        loop.awaitConsumed();

        ended(curate("{}"));
        loop.rated(Requests.english(0), PROMPT, 4);
        loop.awaitConsumed();
        ended(curate("{}"));

        assertThat(server.asked()).hasSize(6).contains(PROMPT).doesNotHaveDuplicates();
    }

    @Test
    void shouldNeverShowPersonalDataToTheServer() {
        loop.rated("write to marwa.test@example.org about " + Requests.english(1), PROMPT + " Call +49 30 901820.", 5);
        loop.awaitConsumed();

        ended(curate("{}"));

        assertThat(server.asked())
                .hasSize(2)
                .noneMatch(text -> text.contains("marwa") || text.contains("901820"))
                .anyMatch(text -> text.contains("[EMAIL_1]"))
                .anyMatch(text -> text.contains("[PHONE_1]"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ModeratingServer.Mode.class,
            names = {"FAILING", "HANGING"})
    void shouldDropWhatHasNoAnswerWithoutAskingOnAndTakeItInTheNextJob(ModeratingServer.Mode ill) throws IOException {
        List<Interaction> asked = IntStream.range(0, 9)
                .mapToObj(i -> loop.rated(Requests.english(i), PROMPT + " " + i, 5))
                .toList();
        loop.awaitConsumed();
        server.be(ill);

        JsonPath job = ended(curate("{}"));

        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getString("training_set_id")).isNull();
        assertThat(asked).allSatisfy(one -> assertThat(verdict(one)).isEqualTo(UNMODERATED));
        assertThat(server.requests()).as("attempts of one batch").isEqualTo(2);

        server.close();
        server = new ModeratingServer(config.baseUrl().orElseThrow());
        assertThat(ended(curate("{}")).getLong("funnel.kept")).isEqualTo(9);
    }

    @Test
    void shouldKeepWhatIsAnsweredWhenTheServerRefusesOneText() {
        Interaction refused = loop.rated(Requests.english(1) + " " + REFUSED, PROMPT, 5);
        List<Interaction> others = IntStream.range(2, 6)
                .mapToObj(i -> loop.rated(Requests.english(i), PROMPT, 5))
                .toList();
        loop.awaitConsumed();

        ended(curate("{}"));

        assertThat(verdict(refused)).isEqualTo(UNMODERATED);
        assertThat(others).allSatisfy(one -> assertThat(verdict(one)).isEqualTo("null/null"));
    }

    @Test
    void shouldAskForNewWordsFirstWhenOthersBreakTheServerEachTime() {
        Interaction breaking = loop.rated(Requests.english(1) + " " + BREAKING, PROMPT, 5);
        loop.awaitConsumed();
        assertThat(ended(curate("{}")).getLong("funnel.kept")).isZero();

        List<Interaction> others = IntStream.range(2, 9)
                .mapToObj(i -> loop.rated(Requests.english(i), PROMPT + " " + i, 5))
                .toList();
        loop.awaitConsumed();
        ended(curate("{}"));

        assertThat(verdict(breaking)).isEqualTo(UNMODERATED);
        assertThat(others).allSatisfy(one -> assertThat(verdict(one)).isEqualTo("null/null"));
    }

    @Test
    void shouldGoOnWithWhatIsUnansweredWhenAJobDiedInTheMiddle() throws SQLException {
        IntStream.range(0, 5).forEach(i -> loop.rated(Requests.english(i), PROMPT + " " + i, 5));
        loop.awaitConsumed();
        ended(curate("{}"));
        List<String> before = server.asked();
        // What a process leaves that died while it asked: some answers, and a job that runs.
        loop.sql("DELETE FROM moderations WHERE key IN (SELECT key FROM moderations ORDER BY key LIMIT 3)");
        try (Connection runner = holdRunnerLock(loop)) {
            loop.sql("INSERT INTO curation_jobs (id, state, settings, actor, attempt, created_at, started_at) VALUES ("
                    + "'5f0c4f5e-4a43-4d06-9d2f-0f3a1c2b4d62', 'RUNNING',"
                    + " '{\"min_score\": 4, \"domains\": [], \"dry_run\": false}', 'test', 1, now(), now())");
            runner.rollback();
        }

        JsonPath job = ended("5f0c4f5e-4a43-4d06-9d2f-0f3a1c2b4d62");

        assertThat(job.getLong("funnel.kept")).isEqualTo(5);
        assertThat(server.asked()).hasSize(before.size() + 3);
    }

    @Test
    void shouldNotShowAFirstAnswerThatIsFlaggedNorAFlaggedOneThatWasDisliked() {
        Interaction corrected = loop.interaction(Requests.english(1), PROMPT + " " + VIOLENT);
        Feedback correction = loop.feedback(corrected, 1);
        correction.setCorrectedOutput("## Objective\nExplain fractions with a pizza.");
        loop.send(corrected);
        loop.send(correction);
        Interaction clean = loop.interaction(Requests.english(2), PROMPT);
        Feedback better = loop.feedback(clean, 1);
        better.setCorrectedOutput("## Objective\nExplain fractions with a cake.");
        loop.send(clean);
        loop.send(better);
        loop.rated(Requests.english(3), PROMPT + " too " + VIOLENT, 1);
        loop.awaitConsumed();

        String set = ended(curate("{}")).getString("training_set_id");

        assertThat(server.asked()).hasSize(8);
        List<Object> names = manifest(set).getList("files.name");
        String all = String.join(
                "",
                names.stream()
                        .map(Object::toString)
                        .filter(name -> name.endsWith(".jsonl"))
                        .map(name -> file(set, name))
                        .toList());
        assertThat(all).contains("pizza").contains("cake").doesNotContain(VIOLENT);
    }

    @Test
    void shouldForgetTheAnswersWithTheLastWhoseWordsTheyAre() {
        Interaction one = loop.rated(Requests.english(1), PROMPT, 5);
        Interaction other = loop.rated(Requests.english(2), PROMPT, 5);
        loop.awaitConsumed();
        ended(curate("{\"dry_run\": true}"));
        assertThat(keys()).hasSize(3);
        assertThat(new HashSet<>(keys())).isEqualTo(new HashSet<>(named()));

        loop.send(loop.erasure(one.getSubjectId()));
        loop.awaitConsumed();
        assertThat(keys()).hasSize(2).containsExactlyInAnyOrderElementsOf(named());

        loop.send(loop.consent(other.getSubjectId(), false));
        loop.awaitConsumed();
        assertThat(keys()).isEmpty();
    }

    @Test
    void shouldForgetTheAnswerOnATargetThatWasCorrected() {
        Interaction one = loop.rated(Requests.english(1), PROMPT, 5);
        loop.awaitConsumed();
        ended(curate("{\"dry_run\": true}"));
        Feedback correction = loop.feedback(one, 5);
        correction.setCorrectedOutput("## Objective\nExplain fractions with a pizza.");
        loop.send(correction);
        Feedback again = loop.feedback(one, 5);
        again.setCorrectedOutput("## Objective\nExplain fractions with a cake.");
        loop.awaitConsumed();
        ended(curate("{\"dry_run\": true}"));
        assertThat(keys()).as("request, correction, first answer").hasSize(3);

        loop.send(again);
        loop.awaitConsumed();
        ended(curate("{\"dry_run\": true}"));

        assertThat(keys()).hasSize(3).containsExactlyInAnyOrderElementsOf(named());
        assertThat(server.asked()).hasSize(4);
    }

    private List<String> keys() {
        return loop.rows("SELECT key FROM moderations").stream()
                .map(row -> row.get("key"))
                .toList();
    }

    private List<String> named() {
        return loop.rows("SELECT DISTINCT unnest(moderation_keys) AS key FROM judgements").stream()
                .map(row -> row.get("key"))
                .toList();
    }

    private String verdict(Interaction interaction) {
        Map<String, String> row = loop.rows("SELECT v.dropped_by, v.reason FROM curation_verdicts v"
                        + " JOIN curation_jobs j ON j.id = v.job_id WHERE interaction_id = '"
                        + interaction.getInteractionId() + "' ORDER BY j.created_at DESC LIMIT 1")
                .getFirst();
        return row.get("dropped_by") + "/" + row.get("reason");
    }
}
