package io.kalimtak.training.run;

import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.sets.SetFiles;
import io.kalimtak.training.sets.SetReader;
import io.kalimtak.training.sets.TrainingSet;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** The set of a run, asked anew in every state: consent may have been withdrawn since. */
@ApplicationScoped
class RunSets {
    private final TrainingSets sets;
    private final SetReader reader;
    private final WorkFolders folders;

    RunSets(TrainingSets sets, SetReader reader, WorkFolders folders) {
        this.sets = sets;
        this.reader = reader;
        this.folders = folders;
    }

    /** The end of the run when its set was revoked. */
    Optional<Move> refusal(TrainingRun run) {
        return set(run).revoked()
                ? Optional.of(Move.failed("The training set was revoked meanwhile; start a run on the newest set."))
                : Optional.empty();
    }

    SetFiles files(TrainingRun run) throws BrokenSetException {
        return reader.read(set(run), folders.of(run.id()));
    }

    /** When the set was published. */
    Instant madeAt(TrainingRun run) {
        return set(run).publishedAt();
    }

    private TrainingSet set(TrainingRun run) {
        return sets.find(run.order().trainingSetId())
                .orElseThrow(() -> new IllegalStateException("a run refers to its set"));
    }
}
