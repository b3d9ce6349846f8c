package io.kalimtak.registry.rollout;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Looks at every rollout that measurements may move, at every version that took all traffic not long ago, and begins with
 * the next version where a route is free. On several replicas at once: the second finds that the rollout moved, or has
 * nothing new to say.
 */
@ApplicationScoped
class WatchRollouts {
    static final String ACTOR = "rollout-watch";

    private static final Logger LOG = Logger.getLogger(WatchRollouts.class);

    private final RolloutStore rollouts;
    private final LookAtRollout look;
    private final LookAfterwards lookAfterwards;
    private final CarryOut carryOut;
    private final WatchTrials trials;
    private final AutoRollout autoRollout;

    WatchRollouts(
            RolloutStore rollouts,
            LookAtRollout look,
            LookAfterwards lookAfterwards,
            CarryOut carryOut,
            WatchTrials trials,
            AutoRollout autoRollout) {
        this.rollouts = rollouts;
        this.look = look;
        this.lookAfterwards = lookAfterwards;
        this.carryOut = carryOut;
        this.trials = trials;
        this.autoRollout = autoRollout;
    }

    @Scheduled(
            every = "{kalimtak.registry.decision.every:1m}",
            identity = "watch-rollouts",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        each(rollouts.automatic(Strategy.CANARY), rollout -> carryOut.carryOut(look.look(rollout)));
        each(rollouts.automatic(Strategy.EXPERIMENT), trials::experiment);
        each(rollouts.automatic(Strategy.SHADOW), trials::shadow);
        each(lookAfterwards.due(), rollout -> carryOut.carryOut(lookAfterwards.look(rollout)));
        autoRollout.next();
    }

    private void each(List<UUID> ids, Consumer<Rollout> watch) {
        for (UUID id : ids) {
            try {
                rollouts.find(id).ifPresent(watch);
            } catch (RuntimeException e) {
                // The others are looked at all the same, and this one again in a minute.
                LOG.errorf(e, "looking at a rollout failed rollout=%s", id);
            }
        }
    }
}
