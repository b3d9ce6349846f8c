package io.kalimtak.curation.personal;

import java.util.Locale;

/** What becomes of a row that holds a type of data. */
public enum Policy {
    /** It stays, with a placeholder in the value's place. */
    REDACT,
    DROP;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
