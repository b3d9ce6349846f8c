package io.kalimtak.system.bench.streams;

/**
 * One stream as its caller heard it.
 *
 * @param status of the answer
 * @param firstNanos from the request to the first piece; -1 when none came
 * @param account of the pieces; empty where the status is none of 200
 * @param done whether it ended with {@code [DONE]}, and nothing after it
 */
record Heard(StreamScript script, int status, long firstNanos, ChunkAccount account, boolean done) {
    boolean isAnswered() {
        return status == 200;
    }

    boolean isWhole() {
        return isAnswered()
                && done
                && account.lost() + account.duplicated() + account.reordered() + account.foreign() == 0;
    }
}
