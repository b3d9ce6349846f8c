package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.sql.Sql;
import io.kalimtak.training.testing.HeldLauncher;
import io.kalimtak.training.testing.Hold;
import io.kalimtak.training.testing.LocalRegistry;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.SetPublisher;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A run of the real service against a local registry: what its tests share. */
abstract class RunTestBase {
    static final String[] WHOLE_WAY = {"QUEUED", "PREPARING", "TRAINING", "EVALUATING", "REGISTERING", "DONE"};
    static final Duration LONG = Duration.ofMinutes(3);

    @Inject
    SetPublisher sets;

    @Inject
    HeldLauncher launcher;

    @Inject
    Sql sql;

    @Inject
    WorkFolders folders;

    @Inject
    AvroCodec codec;

    final LocalRegistry registry = new LocalRegistry();
    Hold trainingHold;

    @BeforeEach
    void open() throws IOException {
        registry.start();
    }

    @AfterEach
    void close() {
        if (trainingHold != null) {
            trainingHold.release();
        }
        registry.close();
        sql.update("UPDATE training_runs SET cancel_requested_by = 'test' WHERE cancel_requested_by IS NULL");
        sql.update("UPDATE training_runs SET state = 'CANCELLED', lease_owner = NULL"
                + " WHERE state NOT IN ('DONE', 'REJECTED', 'FAILED', 'CANCELLED')");
    }

    final void assertRegistered(String version, String id, SampleSet set, String status) {
        JsonNode facts = registry.version(version);
        assertThat(facts.path("status").asText()).isEqualTo(status);
        assertThat(facts.path("run_id").asText()).isEqualTo(id);
        assertThat(facts.path("training_set_id").asText()).isEqualTo(set.id().toString());
        assertThat(facts.path("base_model").asText()).isEqualTo("embedded-base-1");
        assertThat(facts.path("parent_version").asText()).isEqualTo("embedded-base-1");
        assertThat(facts.path("engine").asText()).isEqualTo("embedded");
        assertThat(facts.path("metrics").path("n").asDouble()).isEqualTo(40.0);
        assertThat(facts.path("artifact_sha256").asText()).isEqualTo(LocalRegistry.sha256(registry.artifact(version)));
    }

    final Hold holdIn(String state) {
        return switch (state) {
            case "PREPARING", "EVALUATING" -> registry.hold("GET /internal/routes/");
            case "REGISTERING" -> registry.hold("PUT /internal/model-versions/");
            default -> trainingHold = launcher.hold();
        };
    }
}
