package io.kalimtak.system.simulation;

/** The rules that are compared. */
enum Contender {
    REGISTRY("Kalimtak") {
        @Override
        Rule rule(Scenario scenario) {
            return new RegistryRule(RegistryRule.POLICY, scenario.shares());
        }
    },
    THRESHOLD("fixed threshold") {
        @Override
        Rule rule(Scenario scenario) {
            return new FixedThreshold();
        }
    },
    T_TEST("t-test every hour") {
        @Override
        Rule rule(Scenario scenario) {
            return new RepeatedTTest();
        }
    };

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    /** As it stands in the tables. */
    String title() {
        return title;
    }

    /** A rule for one rollout. */
    abstract Rule rule(Scenario scenario);
}
