package io.kalimtak.curation.personal.find;

import java.util.Objects;

/**
 * A stretch of text that a detector took.
 *
 * @param start first UTF-16 unit in the original text
 * @param end after the last one; neither bound stands inside a surrogate pair
 * @param value the same for every spelling of the same thing: without separators, in lower case, digits as 0–9
 */
public record Finding(int start, int end, DataType type, String value) {
    public Finding {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a finding is not empty");
        }
    }

    int length() {
        return end - start;
    }

    /** Without the value, which must reach no log. */
    @Override
    public String toString() {
        return type + "[" + start + "," + end + ")";
    }
}
