package io.kalimtak.training.launch.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.Usage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the program says came out; every part may be left out.
 *
 * @param endpoint where the model is served; without it the program has made an artifact for the embedded engine
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CommandResult(Served endpoint, Spent usage, Map<String, Double> metrics) {
    /** Nothing said. */
    static final CommandResult NONE = new CommandResult(null, null, null);

    private static final int MOST_METRICS = 50;
    private static final int LONGEST_NAME = 200;
    private static final String NAME = "[A-Za-z0-9_.:/@ -]{1," + LONGEST_NAME + "}";
    private static final String ENGINE = "[a-z0-9][a-z0-9._-]{0,63}";

    /** An endpoint's name, and the model's and its base's names there. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Served(String engine, String model, String baseModel) {}

    /** Tokens and cost; the currency as ISO 4217 has it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Spent(Long trainedTokens, BigDecimal cost, String currency) {}

    /** The endpoint. Throws LaunchException when a part of it is missing or no name. */
    TrainedEndpoint served() throws LaunchException {
        require(matches(endpoint.engine(), ENGINE), "endpoint.engine");
        require(matches(endpoint.model(), NAME), "endpoint.model");
        require(matches(endpoint.baseModel(), NAME), "endpoint.base_model");
        return new TrainedEndpoint(endpoint.engine(), endpoint.model(), endpoint.baseModel());
    }

    Usage spent() throws LaunchException {
        if (usage == null) {
            return Usage.UNKNOWN;
        }
        require(usage.trainedTokens() == null || usage.trainedTokens() >= 0, "usage.trained_tokens");
        require(usage.cost() == null || usage.cost().signum() >= 0, "usage.cost");
        boolean priced = usage.cost() == null ? usage.currency() == null : matches(usage.currency(), "[A-Z]{3}");
        require(priced, "usage.currency");
        return new Usage(usage.trainedTokens(), usage.cost(), usage.currency());
    }

    Map<String, Double> measured() throws LaunchException {
        Map<String, Double> measured = metrics == null ? Map.of() : new TreeMap<>(metrics);
        require(measured.size() <= MOST_METRICS, "metrics");
        for (Map.Entry<String, Double> metric : measured.entrySet()) {
            require(matches(metric.getKey(), NAME), "metrics");
            require(metric.getValue() != null && Double.isFinite(metric.getValue()), "metrics");
        }
        return measured;
    }

    private static boolean matches(String text, String pattern) {
        return text != null && text.matches(pattern);
    }

    private static void require(boolean right, String field) throws LaunchException {
        if (!right) {
            throw new LaunchException(
                    "The program's result.json has no valid " + field + "; docs/launchers.md says what it must be.");
        }
    }
}
