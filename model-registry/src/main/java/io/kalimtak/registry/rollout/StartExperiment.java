package io.kalimtak.registry.rollout;

import io.kalimtak.registry.rollout.Experiment.Challenger;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.route.RoutingTable;
import io.kalimtak.registry.version.ModelVersion;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Begins an experiment: a rollout of several versions at once, one at a time on a route like any other. */
@ApplicationScoped
class StartExperiment {
    private final Routes routes;
    private final Rollouts rollouts;
    private final ExperimentStore experiments;
    private final RouteSwitch routeSwitch;
    private final Deployable deployable;

    StartExperiment(
            Routes routes,
            Rollouts rollouts,
            ExperimentStore experiments,
            RouteSwitch routeSwitch,
            Deployable deployable) {
        this.routes = routes;
        this.rollouts = rollouts;
        this.experiments = experiments;
        this.routeSwitch = routeSwitch;
        this.deployable = deployable;
    }

    @Transactional
    Rollout start(String routeName, ExperimentPlan plan, String actor) {
        RoutingTable route = routes.lock(routeName);
        rollouts.checkFree(routeName);
        List<ModelVersion> versions = plan.versions().stream()
                .map(version -> deployable.forRollout(version, plan.again()))
                .toList();
        List<Challenger> arms = new ArrayList<>();
        for (ModelVersion version : versions) {
            int position = arms.size();
            arms.add(new Challenger(
                    position, "challenger-" + (position + 1), version.version(), version.status(), plan.share(), null));
        }
        double together = new Experiment(null, plan.allocation(), arms).share();
        // The second step is the winner's.
        Plan asRollout = new Plan(Strategy.EXPERIMENT, new CanarySteps(List.of(together, 1.0)), plan.automatic());
        Rollout opened = rollouts.open(route, versions.getFirst(), asRollout, actor);
        Experiment experiment = new Experiment(opened.id(), plan.allocation(), arms);
        experiments.insert(experiment);
        Why why = Rollouts.why(opened, actor, "experiment with " + experiment.names());
        routeSwitch.experiment(route, experiment, RouteSwitch.Cause.of(opened, why));
        return opened;
    }
}
