package io.kalimtak.training.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program of somebody else's says came out of its training, as docs/launchers.md describes; every part may be left
 * out.
 *
 * @param endpoint where the model is served; without it the program has made an artifact for the embedded engine
 * @param artifact what the program says of the artifact that it made
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ProgramResult(Served endpoint, Made artifact, Spent usage, Map<String, Double> metrics) {
    /** Name of the file in the run's folder. */
    public static final String FILE = "result.json";

    /** Nothing said. */
    public static final ProgramResult NONE = new ProgramResult(null, null, null, null);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 64 << 10;
    private static final int MOST_METRICS = 50;
    private static final int LONGEST_NAME = 200;
    private static final String NAME = "[A-Za-z0-9_.:/@ -]{1," + LONGEST_NAME + "}";
    private static final String ENGINE = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final String SHA256 = "[0-9a-f]{64}";

    /** An endpoint's name, and the model's and its base's names there. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Served(String engine, String model, String baseModel) {}

    /** SHA-256 of the artifact, 64 hexadecimal digits in lower case. */
    public record Made(String sha256) {}

    /** Tokens and cost; the currency as ISO 4217 has it. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Spent(Long trainedTokens, BigDecimal cost, String currency) {}

    /** Reads the file; {@link #NONE} where there is none. Throws LaunchException for one that is not as described. */
    public static ProgramResult in(Path file) throws IOException, LaunchException {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        if (Files.size(file) > LONGEST) {
            throw new LaunchException("The program's result is longer than 64 KiB.");
        }
        return parse(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Throws LaunchException for a text that is not as described. */
    public static ProgramResult parse(String text) throws LaunchException {
        try {
            ProgramResult result = JSON.readValue(text, ProgramResult.class);
            return result == null ? NONE : result;
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the text; its place says enough.
            throw new LaunchException("The program's result is not what docs/launchers.md describes: line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ".");
        }
    }

    /** What the training came to when {@code trained} is what it made. */
    public TrainingOutcome outcome(Trained trained) throws LaunchException {
        return new TrainingOutcome(trained, spent(), measured());
    }

    /** The endpoint. Throws LaunchException when a part of it is missing or no name. */
    public TrainedEndpoint served() throws LaunchException {
        require(matches(endpoint.engine(), ENGINE), "endpoint.engine");
        require(matches(endpoint.model(), NAME), "endpoint.model");
        require(matches(endpoint.baseModel(), NAME), "endpoint.base_model");
        return new TrainedEndpoint(endpoint.engine(), endpoint.model(), endpoint.baseModel());
    }

    /** The checksum of the artifact, or null where none is told. Throws LaunchException when it is none. */
    public String checksum() throws LaunchException {
        if (artifact == null) {
            return null;
        }
        require(matches(artifact.sha256(), SHA256), "artifact.sha256");
        return artifact.sha256();
    }

    private Usage spent() throws LaunchException {
        if (usage == null) {
            return Usage.UNKNOWN;
        }
        require(usage.trainedTokens() == null || usage.trainedTokens() >= 0, "usage.trained_tokens");
        require(usage.cost() == null || usage.cost().signum() >= 0, "usage.cost");
        boolean priced = usage.cost() == null ? usage.currency() == null : matches(usage.currency(), "[A-Z]{3}");
        require(priced, "usage.currency");
        return new Usage(usage.trainedTokens(), usage.cost(), usage.currency());
    }

    private Map<String, Double> measured() throws LaunchException {
        Map<String, Double> measured = metrics == null ? Map.of() : new TreeMap<>(metrics);
        require(areMetrics(measured), "metrics");
        return measured;
    }

    /** Whether these are at most 50 finite numbers under names of letters, digits and {@code _.:/@ -}. */
    public static boolean areMetrics(Map<String, Double> metrics) {
        return metrics.size() <= MOST_METRICS
                && metrics.entrySet().stream()
                        .allMatch(metric -> matches(metric.getKey(), NAME)
                                && metric.getValue() != null
                                && Double.isFinite(metric.getValue()));
    }

    private static boolean matches(String text, String pattern) {
        return text != null && text.matches(pattern);
    }

    private static void require(boolean right, String field) throws LaunchException {
        if (!right) {
            throw new LaunchException(
                    "The program's result has no valid " + field + "; docs/launchers.md says what it must be.");
        }
    }
}
