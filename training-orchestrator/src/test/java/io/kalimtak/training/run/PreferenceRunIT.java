package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.training.testing.SamplePreferences;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people refused reaches the embedded engine. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class PreferenceRunIT extends RunTestBase {
    private static final PromptRequest LETTER =
            new PromptRequest("write an email to the supplier about the annual report", "en", null);

    @TempDir
    Path folder;

    @Test
    void shouldSayALineThatPeopleRefusedWhenTheMethodLearnsFromApprovedRowsAlone() throws Exception {
        Path artifact = trained("sft", "training on 100 pairs");

        assertThat(answer(artifact, LETTER)).contains(SampleSet.refusedLine());
        assertThat(PromptModels.describe(artifact).pairIds()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpo", "kto"})
    void shouldSayALineNoMoreWhereItWasRefusedWhenTheMethodLearnsFromPreferences(String method) throws Exception {
        Path artifact = trained(method, "training on 100 pairs, 50 refused answers");

        assertThat(answer(artifact, LETTER))
                .contains("State the request in the first two sentences.")
                .doesNotContain(SampleSet.refusedLine());
        assertThat(PromptModels.describe(artifact).pairIds())
                .hasSize(150)
                .contains(
                        SamplePreferences.refusedId(0, 0),
                        SamplePreferences.refusedId(96, SamplePreferences.REFUSED_OF_EACH - 1));
        assertThat(text(artifact)).doesNotContainIgnoringCase("walrus");
    }

    @ParameterizedTest
    @CsvSource({"dpo,preferences.jsonl", "kto,kto.jsonl"})
    void shouldTrainNothingWhenTheSetHasNoSuchFile(String method, String file) throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 12));

        JsonPath run = awaitEnd(start(set, "embedded", method));

        assertThat(run.getString("state")).isEqualTo("REJECTED");
        assertThat(run.getString("reason"))
                .isEqualTo("The training set has no " + file + ", which the method " + method + " learns from.");
    }

    @ParameterizedTest
    @CsvSource({
        "dpo,preferences.jsonl has 1 broken line of 10; line 2: not JSON",
        "kto,kto.jsonl has 1 broken line of 15; line 2: prompt has no message of the role user with text."
    })
    void shouldNameTheRowWhenAPreferenceIsBroken(String method, String fault) throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 12).withRefused().withBrokenPreference());

        JsonPath run = awaitEnd(start(set, "embedded", method));

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason")).startsWith("The training set cannot be used: " + fault);
        assertThat(run.getList("history.state", String.class)).containsExactly("QUEUED", "PREPARING", "FAILED");
    }

    /** Runs the whole way and gives the artifact that the registry holds. */
    private Path trained(String method, String logged) throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(100, 16).withRefused());
        JsonPath run = awaitEnd(start(set, "embedded", method));

        // Whatever the gate says of so few rows: a version that it refuses is registered, too.
        assertThat(run.getString("state")).as(run.prettify()).isIn("DONE", "REJECTED");
        assertThat(run.getString("method")).isEqualTo(method);
        assertThat(run.getList("logs.line", String.class)).contains(logged);
        return Files.write(folder.resolve(method + ".zip"), registry.artifact(run.getString("version")));
    }

    private static String answer(Path artifact, PromptRequest request) throws Exception {
        PromptModel model = PromptModels.load(artifact);
        return model.answer(request).structuredPrompt();
    }

    private static String text(Path artifact) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(artifact.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return text.toString();
    }
}
