package io.kalimtak.training.run;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.sets.SetReader;
import io.kalimtak.training.sets.TrainingSet;
import io.kalimtak.training.sets.TrainingSets;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Completes orders with what is configured. */
@ApplicationScoped
class Orders {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final TrainingSets sets;
    private final SetReader reader;
    private final TrainingConfig config;

    Orders(TrainingSets sets, SetReader reader, TrainingConfig config) {
        this.sets = sets;
        this.reader = reader;
        this.config = config;
    }

    /** Refuses an unknown method (400), an unknown set (404) and an order without a set when there is none (422). */
    RunOrder complete(StartRunRequest request, String actor) {
        String name = request.method() == null ? config.method() : request.method();
        Method method = Method.ofLabel(name)
                .orElseThrow(() -> ProblemException.violation("method", "must be one of " + Method.all()));
        String launcher = request.launcher() == null ? config.launcher() : request.launcher();
        return new RunOrder(set(request.trainingSetId()), method, launcher, actor);
    }

    /** Curation answers before its event is here, so a set that is not known yet is waited for a little. */
    private UUID set(UUID asked) {
        if (asked != null) {
            return await(() -> sets.find(asked)).map(TrainingSet::id).orElseThrow(() -> missing(asked));
        }
        return await(sets::newest)
                .map(TrainingSet::id)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNPROCESSABLE,
                        "There is no training set yet. Curate one with POST /api/admin/curate-training-data."));
    }

    /** A set that lies in the storage exists: its event is late, because curation was just stopped for instance. */
    private ProblemException missing(UUID asked) {
        return isStored(asked)
                ? ProblemException.retryLater(
                        ProblemType.UNAVAILABLE,
                        "The training set was made but has not been announced here yet. Try again in a moment.",
                        RETRY_AFTER)
                : ProblemException.notFound(
                        "There is no training set of that id. GET /api/admin/training-sets lists them.");
    }

    private boolean isStored(UUID asked) {
        try {
            return reader.isStored(asked);
        } catch (AwayException | RefusedException e) {
            throw ProblemException.retryLater(ProblemType.UNAVAILABLE, e.getMessage(), RETRY_AFTER);
        }
    }

    private Optional<TrainingSet> await(Supplier<Optional<TrainingSet>> look) {
        Optional<TrainingSet> found = look.get();
        long tries = config.setWait().dividedBy(LOOK_AGAIN);
        for (long i = 0; found.isEmpty() && i < tries; i++) {
            pause();
            found = look.get();
        }
        return found;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(ProblemType.UNAVAILABLE, "The service is stopping. Try again.");
        }
    }
}
