package io.kalimtak.registry.rollout;

import io.kalimtak.registry.route.RouteHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What is written of an experiment: its arms, who moved it, and by which tables it was answered. */
@ApplicationScoped
class ExperimentRecords {
    private final ExperimentStore experiments;
    private final RolloutStore rollouts;
    private final RouteHistory routes;

    ExperimentRecords(ExperimentStore experiments, RolloutStore rollouts, RouteHistory routes) {
        this.experiments = experiments;
        this.rollouts = rollouts;
        this.routes = routes;
    }

    /** Throws NoSuchElementException for a rollout that is none. */
    Experiment experiment(UUID rolloutId) {
        return experiments.find(rolloutId).orElseThrow();
    }

    Steered steered(UUID rolloutId) {
        return Steered.of(rollouts.history(rolloutId));
    }

    /** The tables of its time: the one that ended it is not among them. */
    ExperimentTables tables(UUID rolloutId) {
        return new ExperimentTables(routes.ofRollout(rolloutId, Strategy.EXPERIMENT.label()).stream()
                .filter(table -> table.arms().size() > 1)
                .toList());
    }
}
