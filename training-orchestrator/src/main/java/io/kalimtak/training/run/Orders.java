package io.kalimtak.training.run;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.sets.TrainingSet;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Completes orders with what is configured. */
@ApplicationScoped
class Orders {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final TrainingSets sets;
    private final TrainingConfig config;

    Orders(TrainingSets sets, TrainingConfig config) {
        this.sets = sets;
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
            return await(() -> sets.find(asked))
                    .map(TrainingSet::id)
                    .orElseThrow(() -> ProblemException.notFound(
                            "There is no training set of that id. GET /api/admin/training-sets lists them."));
        }
        return await(sets::newest)
                .map(TrainingSet::id)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNPROCESSABLE,
                        "There is no training set yet. Curate one with POST /api/admin/curate-training-data."));
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
