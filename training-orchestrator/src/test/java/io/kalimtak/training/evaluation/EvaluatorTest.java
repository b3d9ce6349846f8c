package io.kalimtak.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.work.Watch;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final PromptModel LIVE = model("live", "You are a helper. Do what was asked for.");
    private static final PromptModel CANDIDATE = model("candidate", "You are a gardener. Water the roses at dawn.");

    private final Evaluator evaluator = new Evaluator(DefaultConfig.read());

    @Test
    void shouldLeaveOutRowsThatLiveWroteItself() {
        List<SetRow> rows = Stream.concat(
                        rows("own", 12, "You are a helper. Do what was asked for.\n"),
                        rows("other", 10, "You are a gardener. Water roses at dawn."))
                .toList();

        ReportBody body = evaluator.compare(LIVE, CANDIDATE, rows, new Watch());

        assertThat(body.evalRows()).isEqualTo(10);
        assertThat(body.gate().passed()).isTrue();
    }

    @Test
    void shouldRefuseWhenTooFewOtherRowsAreLeft() {
        List<SetRow> rows = Stream.concat(
                        rows("own", 2, "You are a helper. Do what was asked for."),
                        rows("other", 9, "You are a gardener. Water roses at dawn."))
                .toList();

        ReportBody body = evaluator.compare(LIVE, CANDIDATE, rows, new Watch());

        assertThat(body.gate().passed()).isFalse();
        assertThat(body.gate().checks())
                .filteredOn(check -> !check.passed())
                .extracting(GateCheck::name)
                .contains("independent_rows");
    }

    private static Stream<SetRow> rows(String kind, int count, String target) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SetRow(kind + i, "i" + i, null, "roses " + i, target, "en", null, 1, null));
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
