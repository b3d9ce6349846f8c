package io.kalimtak.curation.classification;

/** The field that a request belongs to and the kind of task that it is; {@code other} where no rule knows. */
public record Classification(String domain, String useCase, double confidence) {
    public static final String OTHER = "other";

    /** A class that was decided by name. */
    public Classification(String domain, String useCase) {
        this(domain, useCase, 1);
    }
}
