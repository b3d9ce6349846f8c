package io.kalimtak.curation.classification;

/**
 * A request as a vector; made once, used for classes and for near-duplicates.
 *
 * @param vector 384 numbers, L2-normalised; zeros for a request without words; not to be changed
 */
public record Encoded(VectorSpace space, float[] vector) {
    /** What is beyond these is not in the vector. */
    public static final int MAX_CHARACTERS = 400;

    /**
     * The vector of the first 400 characters of a request. The first English one loads the encoder (about 100 MB, a second).
     *
     * @param language BCP 47; its primary subtag decides the space
     */
    public static Encoded of(String input, String language) {
        VectorSpace space = VectorSpace.of(language);
        return new Encoded(space, space.encode(input));
    }
}
