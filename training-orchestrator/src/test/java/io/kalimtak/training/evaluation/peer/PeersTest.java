package io.kalimtak.training.evaluation.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.kit.KitConfig;
import io.kalimtak.kit.security.InternalCalls;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.evaluation.Satisfaction;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.testing.LocalPeers;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.work.AbortedException;
import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other services answer, and what becomes of a question that they do not answer. */
class PeersTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00.123Z");
    private static final Instant SINCE = Instant.parse("2026-11-20T08:00:00Z");
    private static final String RATED = """
            {"items":[{"version":"v2","ratings":123,"mean":4.1,"mean_low":3.9,"mean_high":4.3,"liked":0.8,
            "liked_low":0.7,"liked_high":0.9}]}""";

    @TempDir
    Path folder;

    private final LocalPeers peers = new LocalPeers();
    private boolean closed;

    @BeforeEach
    void open() throws IOException {
        peers.start();
    }

    @AfterEach
    void close() {
        if (!closed) {
            peers.close();
        }
    }

    @Test
    void shouldGiveTheRowsRatedSinceAndLeaveNoFile() {
        peers.sayFresh(SampleSet.fresh(3));

        RatedRows rows = fresh(Map.of()).since(SINCE, folder.resolve("work"), new Watch());

        assertThat(rows.rows()).hasSize(3);
        assertThat(rows.reason()).isNull();
        assertThat(peers.asked()).containsExactly("/internal/fresh-rows?since=2026-11-20T08:00:00Z&limit=200");
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    @Test
    void shouldSayThatNobodyRatedWhenThereAreNoRows() {
        assertThat(fresh(Map.of()).since(SINCE, folder, new Watch()))
                .isEqualTo(RatedRows.none("Nobody has rated anything since."));
    }

    @Test
    void shouldAskNobodyWhenFreshRowsAreSwitchedOff() {
        RatedRows rows = fresh(Map.of("fresh.rows", "0")).since(SINCE, folder, new Watch());

        assertThat(rows.reason()).contains("kalimtak.training.evaluation.fresh.rows");
        assertThat(peers.asked()).isEmpty();
    }

    @Test
    void shouldAskAgainWhenAServiceIsBusyAndGoOn() {
        peers.sayFresh(SampleSet.fresh(1)).fail(2, 503);

        assertThat(fresh(Map.of()).since(SINCE, folder, new Watch()).rows()).hasSize(1);
        assertThat(peers.asked()).hasSize(3);
    }

    @Test
    void shouldGoOnWithoutRowsAndSayWhyWhenTheServiceStaysBusy() {
        peers.fail(3, 503);

        assertThat(fresh(Map.of()).since(SINCE, folder, new Watch()).reason())
                .isEqualTo("curation-service answered with status 503.");
        assertThat(peers.asked()).hasSize(3);
    }

    @Test
    void shouldNotAskAgainWhenTheServiceRefuses() {
        peers.fail(1, 404);

        assertThat(fresh(Map.of()).since(SINCE, folder, new Watch()).reason())
                .isEqualTo("curation-service refused with status 404; its log has the cause.");
        assertThat(peers.asked()).hasSize(1);
    }

    @Test
    void shouldGoOnWithoutRowsWhenTheServiceIsAway() {
        peers.close();
        closed = true;

        assertThat(fresh(Map.of()).since(SINCE, folder, new Watch()).reason())
                .isEqualTo("curation-service does not answer.");
    }

    @Test
    void shouldNotTakeRowsOfAnAnswerThatBreaksOff() {
        peers.sayFresh(SampleSet.fresh(2)).cutAnswers();

        assertThat(fresh(Map.of()).since(SINCE, folder, new Watch()))
                .isEqualTo(RatedRows.none("curation-service does not answer."));
    }

    @Test
    void shouldNameTheLineAndQuoteNothingWhenARowIsBroken() {
        peers.sayFresh("{\"messages\":[{\"role\":\"user\",\"content\":\"a secret\"}]}\n");

        assertThat(fresh(Map.of()).since(SINCE, folder, new Watch()).reason())
                .startsWith("curation-service's answer cannot be used: fresh.jsonl has 1 broken line of 1; line 1: ")
                .doesNotContain("secret");
    }

    @Test
    void shouldStopAtOnceWhenTheWorkIsAborted() {
        Watch watch = new Watch();
        watch.abort(Watch.Cause.CANCELLED);

        assertThatThrownBy(() -> fresh(Map.of()).since(SINCE, folder, watch)).isInstanceOf(AbortedException.class);
    }

    @Test
    void shouldGiveWhatPeopleSaidByVersion() {
        peers.saySatisfaction(RATED);

        assertThat(satisfaction().byVersion(new Watch()))
                .isEqualTo(Map.of("v2", new Satisfaction(123, 4.1, 3.9, 4.3, 0.8, 0.7, 0.9)));
        assertThat(peers.asked())
                .containsExactly("/internal/satisfaction?since=2026-10-29T12:00:00Z&until=2026-11-28T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{\"items\":{}}",
                "{\"items\":[{}]}",
                "{\"items\":[{\"version\":\"v2\",\"ratings\":\"many\"}]}"
            })
    void shouldReportWithoutSatisfactionWhenTheAnswerIsNotTheAgreedOne(String answer) {
        peers.saySatisfaction(answer);

        assertThat(satisfaction().byVersion(new Watch())).isEmpty();
    }

    @Test
    void shouldReportWithoutSatisfactionWhenTheServiceIsAway() {
        peers.close();
        closed = true;

        assertThat(satisfaction().byVersion(new Watch())).isEmpty();
    }

    private static FreshRowsClient fresh(Map<String, String> settings) {
        EvaluationConfig config = config(settings);
        return new FreshRowsClient(calls(config), config);
    }

    private static SatisfactionClient satisfaction() {
        EvaluationConfig config = config(Map.of());
        return new SatisfactionClient(calls(config), config, Clock.fixed(NOW, ZoneOffset.UTC), new ObjectMapper());
    }

    private static PeerCalls calls(EvaluationConfig config) {
        InternalCalls signed = new InternalCalls(DefaultConfig.readWith(
                KitConfig.class,
                Map.of(
                        "kalimtak.internal.secret",
                        KalimtakServers.INTERNAL_SECRET,
                        "kalimtak.installation.key",
                        "unused")));
        Map<String, String> quick =
                Map.of("kalimtak.training.worker.retry-first", "1ms", "kalimtak.training.worker.retry-max", "2ms");
        return new PeerCalls(signed, config, DefaultConfig.readWith(quick));
    }

    private static EvaluationConfig config(Map<String, String> settings) {
        String address = "http://127.0.0.1:" + LocalPeers.port();
        Map<String, String> keys = new HashMap<>(Map.of("fresh.url", address, "satisfaction.url", address));
        keys.putAll(settings);
        Map<String, String> named = new HashMap<>();
        keys.forEach((key, value) -> named.put("kalimtak.training.evaluation." + key, value));
        return DefaultConfig.readWith(EvaluationConfig.class, named);
    }
}
