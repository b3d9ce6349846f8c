package io.kalimtak.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.evaluation.gate.GateSettings;
import io.kalimtak.training.evaluation.peer.RatedRows;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.work.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final String HELPER = "You are a helper. Do what was asked for.";
    private static final String GARDENER = "You are a gardener. Water the roses at dawn.";
    private static final String WANTED = "You are a gardener. Water roses at dawn.";
    private static final PromptModel LIVE = model("live", HELPER);
    private static final PromptModel CANDIDATE = model("candidate", GARDENER);
    private static final RatedRows NOBODY = new RatedRows(List.of(), "Nobody has rated anything since.");

    private final Evaluator evaluator = evaluator(Map.of());

    @Test
    void shouldLeaveOutRowsThatLiveWroteItself() {
        List<SetRow> rows = Stream.concat(rows("own", 12, HELPER + "\n"), rows("other", 10, WANTED))
                .toList();

        Comparison compared = compare(rows, List.of(), NOBODY);

        assertThat(compared.body().evalRows()).isEqualTo(10);
        assertThat(compared.body().gate().passed()).isTrue();
        assertThat(compared.rows()).extracting(SetRow::id).allMatch(id -> id.startsWith("other"));
        assertThat(compared.candidate().rows())
                .hasSize(10)
                .allMatch(row -> row.answer().equals(GARDENER));
    }

    @Test
    void shouldRefuseWhenTooFewOtherRowsAreLeft() {
        List<SetRow> rows =
                Stream.concat(rows("own", 2, HELPER), rows("other", 9, WANTED)).toList();

        ReportBody body = compare(rows, List.of(), NOBODY).body();

        assertThat(body.gate().passed()).isFalse();
        assertThat(failed(body)).contains("independent_rows");
    }

    @Test
    void shouldMeasureBothOnGoldenAndFreshRows() {
        List<SetRow> golden = Stream.concat(rows("mine", 3, HELPER), rows("golden", 4, WANTED))
                .toList();
        RatedRows fresh = new RatedRows(rows("fresh", 5, WANTED).toList(), null);

        ReportBody body =
                compare(rows("other", 10, WANTED).toList(), golden, fresh).body();

        assertThat(body.parts()).containsOnlyKeys("golden", "fresh");
        assertThat(body.parts().get("golden").rows()).as("without live's own").isEqualTo(4);
        Part rated = body.parts().get("fresh");
        assertThat(rated.rows()).isEqualTo(5);
        assertThat(rated.reason()).isNull();
        assertThat(rated.metrics().get("candidate").get("accuracy_cosine"))
                .isGreaterThan(rated.metrics().get("live").get("accuracy_cosine"));
        assertThat(body.examples()).extracting(Example::trainingDataId).allMatch(id -> id.startsWith("other"));
    }

    @Test
    void shouldSayWhyNothingWasMeasuredOnOtherRows() {
        ReportBody body = compare(
                        rows("other", 10, WANTED).toList(),
                        rows("mine", 3, HELPER).toList(),
                        NOBODY)
                .body();

        assertThat(body.parts())
                .isEqualTo(Map.of(
                        "golden",
                        new Part(0, Map.of(), "The live version wrote all of these answers itself."),
                        "fresh",
                        new Part(0, Map.of(), "Nobody has rated anything since.")));
    }

    @Test
    void shouldRefuseWhoLosesOnTheGoldenSetOnceItIsLargeEnough() {
        List<SetRow> rows = rows("other", 10, WANTED).toList();
        List<SetRow> golden =
                rows("golden", 30, "You are a helper. Do what is asked for.").toList();

        assertThat(failed(compare(rows, golden, NOBODY).body())).containsExactly("golden");
        assertThat(compare(rows, golden.subList(0, 29), NOBODY).body().gate().passed())
                .isTrue();
    }

    @Test
    void shouldGiveAnIntervalOfEveryFigureOfRows() {
        ReportBody body =
                compare(rows("other", 10, WANTED).toList(), List.of(), NOBODY).body();

        assertThat(body.intervals())
                .containsOnlyKeys(
                        "accuracy_cosine",
                        "chrf",
                        "rouge_l",
                        "section_f1",
                        "coherence_required_sections",
                        "coherence_repetition",
                        "coherence_contradiction",
                        "coherence_adjacent_cosine",
                        "tokens_mean");
        Interval chrf = body.intervals().get("chrf");
        double gained = body.metrics().get("candidate").get("chrf")
                - body.metrics().get("live").get("chrf");
        // All rows are alike, so nothing varies.
        assertThat(chrf.difference()).isCloseTo(gained, within(1e-12));
        assertThat(chrf.low()).isCloseTo(gained, within(1e-12));
        assertThat(chrf.high()).isCloseTo(gained, within(1e-12));
    }

    @Test
    void shouldDecideAsTheGateIsConfigured() {
        List<SetRow> rows = rows("other", 10, WANTED).toList();
        Evaluator strict = evaluator(Map.of(
                "kalimtak.training.gate.better-on",
                "coherence_repetition",
                "kalimtak.training.gate.guards.tokens_mean.max-loss",
                "0"));

        PromptModel longer = model("longer", GARDENER + " Mind the thorns.");

        ReportBody body = strict.compare(LIVE, longer, new EvaluationRows(rows, List.of(), NOBODY), new Watch())
                .body();

        assertThat(failed(body)).as("neither repeats itself").containsExactly("better", "tokens_mean");
    }

    @Test
    void shouldMeasureLiveAloneOnAllRowsOfEachPart() {
        List<SetRow> golden = rows("mine", 3, HELPER).toList();

        ReportBody body = evaluator.measure(
                LIVE, new EvaluationRows(rows("other", 10, WANTED).toList(), golden, NOBODY), new Watch());

        assertThat(body.metrics()).containsOnlyKeys("live");
        assertThat(body.parts().get("golden").rows()).isEqualTo(3);
        assertThat(body.parts().get("golden").metrics()).containsOnlyKeys("live");
        assertThat(body.intervals()).isEmpty();
        assertThat(body.gate()).isNull();
    }

    @Test
    void shouldComeToTheEndOfItsProgress() {
        Watch watch = new Watch();
        List<Double> shares = new ArrayList<>();
        PromptModel watching = new PromptModel() {
            @Override
            public String version() {
                return "candidate";
            }

            @Override
            public PromptAnswer answer(PromptRequest request) {
                shares.add(watch.progress().orElseThrow().share());
                return CANDIDATE.answer(request);
            }
        };
        evaluator.compare(
                LIVE, watching, new EvaluationRows(rows("other", 10, WANTED).toList(), List.of(), NOBODY), watch);

        assertThat(shares).isSorted().allMatch(share -> share > 0.5 && share <= 1);
    }

    private Comparison compare(List<SetRow> heldOut, List<SetRow> golden, RatedRows fresh) {
        return evaluator.compare(LIVE, CANDIDATE, new EvaluationRows(heldOut, golden, fresh), new Watch());
    }

    private static Evaluator evaluator(Map<String, String> settings) {
        TrainingConfig config = DefaultConfig.readWith(settings);
        return new Evaluator(config, new GateSettings(config));
    }

    private static List<String> failed(ReportBody body) {
        return body.gate().checks().stream()
                .filter(check -> !check.passed())
                .map(GateCheck::name)
                .toList();
    }

    private static Stream<SetRow> rows(String kind, int count, String target) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> new SetRow(kind + i, "i" + i, null, "roses " + i, target, "en", null, 1, null, "garden"));
    }

    private static PromptModel model(String version, String says) {
        return new PromptModel() {
            @Override
            public String version() {
                return version;
            }

            @Override
            public PromptAnswer answer(PromptRequest request) {
                return new PromptAnswer(says, "en", List.of(), false);
            }
        };
    }
}
