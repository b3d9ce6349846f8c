package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/metrics.md is where an operator looks a figure up: each one that a version is judged by must stand there. */
class MetricsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");

    @Test
    void shouldDefineEveryFigureAndEveryCheckOfTheGate() throws Exception {
        List<EvaluationPair> pairs = List.of(
                new EvaluationPair("1", "write a mail to my landlord", "## Role\nYou write letters.", "en", "ChatGPT"),
                new EvaluationPair("2", "plan a lesson on acids", "## Role\nYou teach.", "en", "Claude"));
        EvaluationResult result = new PromptEvaluation().evaluate(PromptModels.base(), pairs);
        String document = Files.readString(DOCUMENT);

        assertThat(Metric.values()).extracting(Metric::label).allMatch(result.metrics()::containsKey);
        assertThat(result.metrics().keySet()).allMatch(name -> document.contains("`" + name + "`"));
        assertThat(new PromotionGate(GateOptions.defaults(), 1)
                        .compare(result, result)
                        .checks())
                .extracting(GateCheck::name)
                .allMatch(name -> document.contains("| `" + name + "` |"));
    }
}
