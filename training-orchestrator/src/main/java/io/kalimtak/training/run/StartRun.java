package io.kalimtak.training.run;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.training.launch.Launcher;
import io.kalimtak.training.launch.Launchers;
import io.kalimtak.training.sets.TrainingSet;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes an order for a training run. */
@ApplicationScoped
public class StartRun {
    private final TrainingSets sets;
    private final Launchers launchers;
    private final MoveRun moves;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** For proxies only. */
    protected StartRun() {
        this.sets = null;
        this.launchers = null;
        this.moves = null;
        this.clock = null;
        this.ids = null;
    }

    @jakarta.inject.Inject
    StartRun(TrainingSets sets, Launchers launchers, MoveRun moves, Clock clock, Supplier<UUID> ids) {
        this.sets = sets;
        this.launchers = launchers;
        this.moves = moves;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Queues a run and gives its id. Refuses (ProblemException) an unknown set (404), a revoked one, an unknown launcher
     * and a method that the launcher cannot do (422).
     */
    @Transactional
    public UUID start(RunOrder order) {
        Launcher launcher = launchers.require(order.launcher(), order.method());
        TrainingSet set = sets.find(order.trainingSetId())
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no training set of that id. GET /api/admin/training-sets lists them."));
        if (set.revoked()) {
            throw ProblemException.of(
                    ProblemType.UNPROCESSABLE,
                    "The training set was revoked and may not be trained on. Curate a new one or name another.");
        }
        UUID id = ids.get();
        Instant now = clock.instant();
        String version = VersionNames.of(launcher.target(), now, id);
        TrainingRun run = new TrainingRun(
                id, RunState.QUEUED, order, version, RunResults.NONE, null, null, 0, null, now, now, now);
        moves.enqueue(run, launcher.target());
        return id;
    }
}
