package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.route.Routes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Begins what a caller asked for; what a strategy has no use for is refused and named. */
@ApplicationScoped
class BeginRollout {
    private final StartRollout startRollout;
    private final StartExperiment startExperiment;
    private final RegistryConfig config;
    private final DecisionConfig decisions;

    BeginRollout(
            StartRollout startRollout,
            StartExperiment startExperiment,
            RegistryConfig config,
            DecisionConfig decisions) {
        this.startRollout = startRollout;
        this.startExperiment = startExperiment;
        this.config = config;
        this.decisions = decisions;
    }

    Rollout begin(RolloutRequest request, String actor) {
        String route = request.route() == null ? Routes.DEFAULT : request.route();
        boolean automatic = request.automatic() == null ? decisions.automatic() : request.automatic();
        Strategy strategy = Strategy.asked(request.strategy());
        if (strategy == Strategy.EXPERIMENT) {
            refuse(request.steps(), "steps", "only a canary has them. Use the strategy canary for steps");
            return startExperiment.start(route, experiment(request, automatic), actor);
        }
        String elsewhere = "only an experiment has it. Use the strategy experiment";
        refuse(request.versions(), "versions", elsewhere);
        refuse(request.share(), "share", elsewhere);
        refuse(request.allocation(), "allocation", elsewhere);
        return startRollout.start(
                route,
                request.version(),
                new Plan(strategy, steps(strategy, request), automatic, again(request)),
                actor);
    }

    private static ExperimentPlan experiment(RolloutRequest request, boolean automatic) {
        List<String> versions = new ArrayList<>(List.of(request.version()));
        versions.addAll(Optional.ofNullable(request.versions()).orElse(List.of()));
        if (versions.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.violation("versions", "must be names of versions, not null");
        }
        return ExperimentPlan.checked(
                versions, request.share(), Allocation.asked(request.allocation()), automatic, again(request));
    }

    private CanarySteps steps(Strategy strategy, RolloutRequest request) {
        if (strategy != Strategy.CANARY) {
            refuse(request.steps(), "steps", "only a canary has them. Use the strategy canary for steps");
            return strategy == Strategy.SHADOW ? CanarySteps.UNSEEN : CanarySteps.AT_ONCE;
        }
        return CanarySteps.checked(request.steps() == null ? config.canarySteps() : request.steps());
    }

    private static boolean again(RolloutRequest request) {
        return Boolean.TRUE.equals(request.again());
    }

    private static void refuse(Object value, String field, String why) {
        if (value != null) {
            throw ProblemException.violation(field, "must be left out: " + why);
        }
    }
}
