package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.LocalRegistry;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run that a program on this machine trains, through its whole life. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class CommandRunIT extends RunTestBase {
    @Test
    void shouldRegisterWhatTheProgramMadeWhenItIsBetter() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));

        String id = start(set, "command");
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(run.getList("history.state", String.class)).containsExactly(WHOLE_WAY);
        assertThat(run.getString("version")).startsWith("command-");
        // After the program's lines come the evaluation's, such as that no judge answers here.
        assertThat(run.getList("logs.line", String.class)).startsWith("contract 1, method sft");
        assertThat(run.getMap("training_metrics")).isEqualTo(Map.of("rows", 160.0f));
        String version = run.getString("version");
        JsonNode facts = registry.version(version);
        assertThat(facts.path("status").asText()).isEqualTo("registered");
        assertThat(facts.path("run_id").asText()).isEqualTo(id);
        assertThat(facts.path("engine").asText()).isEqualTo("embedded");
        assertThat(facts.path("artifact_sha256").asText()).isEqualTo(LocalRegistry.sha256(registry.artifact(version)));
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(folders.of(UUID.fromString(id))).doesNotExist());
    }
}
