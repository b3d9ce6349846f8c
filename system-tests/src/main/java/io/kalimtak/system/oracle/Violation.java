package io.kalimtak.system.oracle;

/**
 * Something that may not be.
 *
 * @param kind which promise is broken
 * @param what the row or record, in words
 */
public record Violation(Kind kind, String what) {
    /** The promises. */
    public enum Kind {
        /** What was accepted, or stands in a topic, is in no table. */
        LOST,
        /** One thing is held twice. */
        DOUBLED,
        /** What is held is not what was answered. */
        CHANGED,
        /** Nobody sent what is held. */
        UNASKED,
        /** A good record is among the dead letters. */
        DEAD_LETTER,
        /** A count is not that of the rows it counts. */
        MISCOUNTED,
        /** Records are not consumed, however long one waits. */
        STUCK
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
