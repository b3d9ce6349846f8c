package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.ModelVersion;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The only writer of rollouts: row and history together, by the transition table. */
@ApplicationScoped
class Rollouts {
    private final RolloutStore store;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Rollouts(RolloutStore store, Clock clock, Supplier<UUID> ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /** Opens a rollout at its first step, on a route that is locked and has none under way. */
    Rollout open(RoutingTable route, ModelVersion version, Plan plan, String actor) {
        Instant now = Micros.now(clock);
        Rollout opened = new Rollout(
                ids.get(),
                route.route(),
                version.version(),
                route.liveVersion(),
                version.status(),
                plan.strategy(),
                RolloutState.RUNNING,
                plan.steps(),
                0,
                plan.steps().share(0),
                ids.get().toString(),
                plan.automatic(),
                actor,
                now,
                now,
                null);
        store.insert(opened);
        store.append(
                opened.id(),
                new RolloutChange(
                        null,
                        opened.state(),
                        opened.share(),
                        now,
                        actor,
                        "asked for: " + plan.strategy().label()));
        return opened;
    }

    /** Throws a 409 that says how to go on where a rollout is under way on a locked route. */
    void checkFree(String route) {
        store.openOn(route).ifPresent(open -> {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    open.described() + " is under way on route " + open.route()
                            + ". Advance it to its end or roll it back first: POST /api/admin/rollouts/" + open.id()
                            + "/advance or /rollback.");
        });
    }

    /** Another share in the same step: of an experiment, whose arms come and go. */
    Rollout reshare(Rollout rollout, double share, String actor, String reason) {
        check(rollout, RolloutAction.ADVANCE);
        Instant now = Micros.now(clock);
        Rollout changed = rollout.at(rollout.state(), rollout.step(), share, now);
        store.update(changed);
        store.append(changed.id(), new RolloutChange(rollout.state(), changed.state(), share, now, actor, reason));
        return changed;
    }

    /** The state that an action leads to; a 409 that says where the rollout is when the table does not allow it. */
    RolloutState check(Rollout rollout, RolloutAction action) {
        return RolloutTransitions.next(rollout.state(), action)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.CONFLICT,
                        rollout.described() + " does not take " + word(action) + " any more. GET /api/admin/rollouts/"
                                + rollout.id() + " shows what happened to it."));
    }

    /** Carries an action out, where the table allows it. */
    Rollout apply(Rollout rollout, RolloutAction action, int step, String actor, String reason) {
        RolloutState next = check(rollout, action);
        boolean serving = next == RolloutState.RUNNING || next == RolloutState.HELD || next == RolloutState.COMPLETED;
        double share = serving ? rollout.steps().share(step) : 0;
        Instant now = Micros.now(clock);
        Rollout changed = rollout.at(next, step, share, now);
        store.update(changed);
        store.append(changed.id(), new RolloutChange(rollout.state(), next, share, now, actor, reason));
        return changed;
    }

    /** The grounds on which a rollout changes a version. */
    static Why why(Rollout rollout, String actor, String reason) {
        return new Why(actor, reason, Map.of("rollout_id", rollout.id().toString(), "route", rollout.route()));
    }

    private static String word(RolloutAction action) {
        return action == RolloutAction.COMPLETE
                ? "advance"
                : action.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
