package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.await;
import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.run;
import static io.kalimtak.training.testing.RunApi.start;
import static io.kalimtak.training.testing.RunApi.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.Hold;
import io.kalimtak.training.testing.RunEventLog;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class RunRecoveryIT extends RunTestBase {
    @Test
    void shouldWaitAndGoOnWhenTheRegistryIsAwayAndComesBack() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));
        registry.close();

        String id = start(set, "embedded");
        await().atMost(LONG).until(() -> "The model registry does not answer.".equals(run(id).getString("reason")));
        assertThat(state(id)).isEqualTo("PREPARING");
        registry.start();

        assertThat(awaitEnd(id).getString("state")).isEqualTo("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREPARING", "TRAINING", "EVALUATING", "REGISTERING"})
    void shouldComeToTheSameEndWhenTheWorkerIsLostInAState(String lostIn) throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));
        Hold hold = holdIn("PREPARING".equals(lostIn) ? lostIn : "TRAINING");
        String id = start(set, "held");
        if (lostIn.equals("EVALUATING") || lostIn.equals("REGISTERING")) {
            await().atMost(LONG).until(() -> state(id).equals("TRAINING") && trainingHold.arrived() == 1);
            hold = holdIn(lostIn);
            trainingHold.release();
        }
        Hold place = hold;
        await().atMost(LONG).until(() -> state(id).equals(lostIn) && place.arrived() >= 1);

        loseLease(id);
        await().atMost(LONG).until(() -> place.arrived() >= 2);
        place.release();
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(run.getList("history.state", String.class)).containsExactly(WHOLE_WAY);
        assertRegistered(run.getString("version"), id, set, "registered");
        assertThat(RunEventLog.states(codec, id)).containsExactly(WHOLE_WAY);
    }

    @Test
    void shouldBeTakenUpWhenItsWorkerWasLostInTheQueue() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 9));
        String first = start(set, "embedded");
        sql.update(
                "UPDATE training_runs SET lease_owner = ?, lease_until = now() + interval '1 second' WHERE id = ?"
                        + " AND state = 'QUEUED'",
                UUID.randomUUID(),
                UUID.fromString(first));

        assertThat(awaitEnd(first).getString("state")).isEqualTo("REJECTED");
    }

    /** What a worker's death leaves: a lease that nobody renews. Its zombie here finds out by the fence. */
    private void loseLease(String id) {
        sql.update(
                "UPDATE training_runs SET lease_owner = ?, lease_until = now() - interval '1 second' WHERE id = ?",
                UUID.randomUUID(),
                UUID.fromString(id));
    }

    @Test
    void shouldRegisterOnceWhenTheAnswerToTheRegistrationIsLost() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));
        Hold training = holdIn("TRAINING");
        String id = start(set, "held");
        await().atMost(LONG).until(() -> training.arrived() == 1);
        registry.loseFirstAnswerTo("PUT /internal/model-versions/");
        training.release();

        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertRegistered(run.getString("version"), id, set, "registered");
    }

    @Test
    void shouldFailWhenARunStaysTooLongInAState() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 12));
        Hold hold = holdIn("TRAINING");
        String id = start(set, "held");
        await().atMost(LONG).until(() -> hold.arrived() == 1);

        sql.update(
                "UPDATE training_runs SET state_since = now() - interval '7 hours' WHERE id = ?", UUID.fromString(id));
        JsonPath run = await(id, "FAILED");

        assertThat(run.getString("reason")).startsWith("It stayed in TRAINING longer than PT6H.");
    }
}
