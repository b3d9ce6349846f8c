package io.kalimtak.prompt;

import java.util.Objects;

/**
 * One curated pair.
 *
 * @param id id of the source interaction; kept in the artifact so that an erasure finds it
 * @param subject pseudonym of the person it came from, or null
 * @param input the rough request
 * @param target the accepted structured prompt
 * @param language BCP 47 tag, or null to have it detected
 * @param targetTool the tool the prompt was for, or null
 * @param weight how much it counts: 1 is an accepted answer, corrections more; {@link #RELEASED} or more says that a reviewer released its
 *     lines for quoting though nobody else uses them
 * @param cluster id of its near-duplicate cluster, or null when it stands alone
 */
public record TrainingPair(
        String id,
        String subject,
        String input,
        String target,
        String language,
        String targetTool,
        double weight,
        String cluster) {
    /** From this weight on a reviewer has released the pair: its lines may be quoted even if only one person uses them. */
    public static final double RELEASED = 10.0;

    public TrainingPair {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(target, "target");
        if (!(weight > 0)) {
            throw new IllegalArgumentException("The weight of a training pair must be above 0, it was " + weight + ".");
        }
    }

    /** Whether a reviewer released its lines. */
    public boolean released() {
        return weight >= RELEASED;
    }

    /** Whoever stands behind it for counting how many use a line: the person, else the cluster, else the pair itself. */
    public String source() {
        if (subject != null) {
            return "s:" + subject;
        }
        return cluster != null ? "c:" + cluster : "p:" + id;
    }

    /** The near-duplicate cluster, or the pair's own id. */
    public String clusterOrId() {
        return cluster != null ? cluster : id;
    }
}
