package io.kalimtak.curation.classification;

/** The field that a request belongs to and the kind of task that it is; {@code other} where no rule knows. */
public record Classification(String domain, String useCase) {
    public static final String OTHER = "other";
}
