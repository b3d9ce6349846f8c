package io.kalimtak.feedback.review;

/**
 * A decision and who stands for it.
 *
 * @param reason why it is rejected; of no meaning for a release
 * @param actor the gateway's name for the holder of the key
 */
record Verdict(Decision decision, String reason, String actor) {
    private static final String BY_DEFAULT = "rejected on review";

    static Verdict release(String actor) {
        return new Verdict(Decision.RELEASED, null, actor);
    }

    /** A rejection; without a reason it says no more than that. */
    static Verdict reject(String reason, String actor) {
        return new Verdict(Decision.REJECTED, reason == null || reason.isBlank() ? BY_DEFAULT : reason, actor);
    }
}
