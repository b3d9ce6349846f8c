package io.kalimtak.prompt;

/** The sections of a structured prompt, in the order in which they are written. */
public enum Section {
    ROLE,
    OBJECTIVE,
    CONTEXT,
    INSTRUCTIONS,
    CONSTRAINTS,
    OUTPUT_FORMAT,
    TONE;

    /** Whether the lines of this section are written as a list rather than as sentences. */
    public boolean isList() {
        return this == INSTRUCTIONS || this == CONSTRAINTS;
    }
}
