package io.kalimtak.training.schedule;

import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the weekly training trains on, and when it is skipped. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class ScheduledTrainingIT extends ScheduleTestBase {
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
        sets.publish(SampleSet.learnable(60, 50));
        String learnt = weekly().started().toString();
        awaitEnd(learnt);

        SampleSet few = sets.publish(SampleSet.unbeatable(60, 49));
        Outcome skipped = weekly();
        SampleSet enough = sets.publish(SampleSet.unbeatable(60, 50));
        Outcome started = weekly();

        assertThat(skipped.kind()).isEqualTo(Outcome.Kind.SKIPPED);
        assertThat(skipped.reason())
                .startsWith("Training set " + few.id() + " has 49 rows that run " + learnt
                        + " did not have; kalimtak.training.schedule.min-new-rows asks for 50.");
        assertThat(started.kind()).isEqualTo(Outcome.Kind.STARTED);
        assertThat(started.reason())
                .startsWith("New training set " + enough.id() + ": 50 rows that run " + learnt + " did not have.");
        awaitEnd(started.started().toString());
    }

    @Test
    void shouldTrainWithoutReadingFilesWhenTheSetHasGrownByFifty() throws IOException {
        sets.publish(SampleSet.learnable(60, 12));
        String learnt = weekly().started().toString();
        awaitEnd(learnt);
        SampleSet grown = sets.publish(SampleSet.learnable(110, 12));

        Outcome started = weekly();

        assertThat(started.reason())
                .startsWith(
                        "New training set " + grown.id() + ": at least 50 rows that run " + learnt + " did not have.");
        awaitEnd(started.started().toString());
    }

    @Test
    void shouldTrainOnTheSetWithoutAPersonHoweverLittleIsNewWhenTheOneBeforeWasRevoked() throws IOException {
        SampleSet withThePerson = sets.publish(SampleSet.learnable(60, 12));
        String learnt = weekly().started().toString();
        awaitEnd(learnt);
        sets.revoke(withThePerson);
        SampleSet without = sets.publish(SampleSet.learnable(59, 12));

        Outcome started = weekly();

        assertThat(started.kind()).isEqualTo(Outcome.Kind.STARTED);
        assertThat(started.reason())
                .startsWith("New training set " + without.id() + ": the one of run " + learnt + " was revoked.");
        awaitEnd(started.started().toString());
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

    private Outcome weekly() {
        due(Timetable.TRAINING);
        schedules.train();
        return last(Timetable.TRAINING).outcome();
    }
}
