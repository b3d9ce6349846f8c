package io.kalimtak.curation.classification;

/**
 * The field that a request belongs to and the kind of task that it is; {@code other} where neither words nor heads know.
 *
 * @param domainConfidence how sure the domain is, 0 to 1; for {@code other} below the threshold, of the class that was
 *     likeliest
 * @param useCaseConfidence the same of the use case
 */
public record Classification(String domain, String useCase, double domainConfidence, double useCaseConfidence) {
    public static final String OTHER = "other";

    /** What is said by the name of a tool, or by a person, is certain. */
    public static Classification certain(String domain, String useCase) {
        return new Classification(domain, useCase, 1, 1);
    }

    /** The lower of the two confidences. */
    public double confidence() {
        return Math.min(domainConfidence, useCaseConfidence);
    }
}
