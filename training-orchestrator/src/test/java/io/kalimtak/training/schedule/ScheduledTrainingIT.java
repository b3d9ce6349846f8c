package io.kalimtak.training.schedule;

import static io.kalimtak.training.testing.RunApi.RUNS;
import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.call;
import static io.kalimtak.training.testing.RunApi.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.StorageConfig;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the weekly training trains on, and when it is skipped. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class ScheduledTrainingIT extends ScheduleTestBase {
    @Inject
    StorageConfig storage;

    @Test
    void shouldTrainOnceAndThenSkipWithAReasonWhenThereIsNoNewSet() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 2));

        Outcome first = weekly();
        Outcome second = weekly();

        assertThat(first.kind()).isEqualTo(Outcome.Kind.STARTED);
        assertThat(first.reason()).startsWith("New training set " + set.id() + ": the first that is learnt from.");
        String id = first.started().toString();
        assertThat(run(id).getString("training_set_id")).isEqualTo(set.id().toString());
        assertThat(run(id).getString("history[0].actor")).isEqualTo("schedule:weekly-training");
        assertThat(second.kind()).isEqualTo(Outcome.Kind.SKIPPED);
        assertThat(second.reason()).startsWith("No new training set since run " + id + ".");
        awaitEnd(id);
    }

    /** The sets are of one size, so that only their rows tell: other answers to fifty requests, or to 49. */
    @Test
    void shouldSkipWhenFewerThanFiftyRowsAreNew() throws IOException {
        UUID learnt = learnt(sets.publish(SampleSet.learnable(60, 50)));

        SampleSet few = sets.publish(SampleSet.unbeatable(60, 49));
        Outcome skipped = weekly();
        SampleSet enough = sets.publish(SampleSet.unbeatable(60, 50));
        Outcome started = weekly();

        assertThat(skipped.kind()).isEqualTo(Outcome.Kind.SKIPPED);
        assertThat(skipped.reason())
                .startsWith("Training set " + few.id() + " has 49 rows that run " + learnt
                        + " did not have; kalimtak.training.schedule.min-new-rows asks for 50.");
        assertStarted(started, enough, "50 rows that run " + learnt + " did not have.");
    }

    @Test
    void shouldTrainWithoutReadingFilesWhenTheSetHasGrownByFifty() throws IOException {
        UUID learnt = learnt(sets.publish(SampleSet.learnable(60, 12)));
        SampleSet grown = sets.publish(SampleSet.learnable(110, 12));

        assertStarted(weekly(), grown, "at least 50 rows that run " + learnt + " did not have.");
    }

    @Test
    void shouldTrainOnTheSetWithoutAPersonHoweverLittleIsNewWhenTheOneBeforeWasRevoked() throws IOException {
        SampleSet withThePerson = sets.publish(SampleSet.learnable(60, 12));
        UUID learnt = learnt(withThePerson);
        sets.revoke(withThePerson);
        SampleSet without = sets.publish(SampleSet.learnable(59, 12));

        assertStarted(weekly(), without, "the one of run " + learnt + " was revoked.");
    }

    @Test
    void shouldTrainWhenTheSetsCannotBeCompared() throws IOException {
        SampleSet gone = sets.publish(SampleSet.learnable(60, 12));
        UUID learnt = learnt(gone);
        Files.delete(storage.root()
                .resolve("training-sets")
                .resolve(gone.id().toString())
                .resolve("manifest.json"));
        SampleSet next = sets.publish(SampleSet.learnable(61, 12));

        assertStarted(weekly(), next, "which could not be compared with the one of run " + learnt + ".");
    }

    @Test
    void shouldNotTakeARunThatWasRejectedBeforeItTrainedForOneThatLearnt() throws IOException {
        sets.publish(SampleSet.learnable(20, 2));
        awaitEnd(weekly().started().toString());
        SampleSet next = sets.publish(SampleSet.learnable(21, 2));

        Outcome started = weekly();

        assertThat(started.reason()).startsWith("New training set " + next.id() + ": the first that is learnt from.");
        awaitEnd(started.started().toString());
    }

    /** A run that ended well; what it did in between is other tests' matter. */
    private UUID learnt(SampleSet set) {
        UUID run = UUID.randomUUID();
        sql.update(
                "INSERT INTO training_runs (id, state, target, training_set_id, method, launcher, requested_by,"
                        + " version, results, state_since, created_at, updated_at) VALUES (?, 'DONE', 'embedded', ?,"
                        + " 'SFT', 'embedded', 'test', ?, '{}'::jsonb, now(), now(), now())",
                run,
                set.id(),
                "version of " + run);
        return run;
    }

    private static void assertStarted(Outcome outcome, SampleSet set, String why) {
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STARTED);
        assertThat(outcome.reason()).startsWith("New training set " + set.id() + ": " + why);
        String id = outcome.started().toString();
        call().post(RUNS + "/" + id + "/cancel");
        awaitEnd(id);
    }

    private Outcome weekly() {
        due(Timetable.TRAINING);
        schedules.train();
        return last(Timetable.TRAINING).outcome();
    }
}
