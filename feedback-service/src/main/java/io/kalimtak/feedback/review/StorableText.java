package io.kalimtak.feedback.review;

/** Text that the database takes as it is: no NUL, and no half of a surrogate pair. */
final class StorableText {
    static final String PATTERN = "[^\\x00\\p{Cs}]*";
    static final String MESSAGE = "must not contain the character U+0000 or half of a surrogate pair";

    private StorableText() {}
}
