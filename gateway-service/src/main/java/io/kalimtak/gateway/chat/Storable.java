package io.kalimtak.gateway.chat;

import java.nio.charset.StandardCharsets;

/** Text of others as every store takes it; an engine's answer cannot be refused as a caller's field is. */
final class Storable {
    private static final char NUL = '\0';
    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /** The text with U+FFFD in the place of U+0000 and of halves of surrogate pairs. */
    static String text(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
        return whole.replace(NUL, REPLACEMENT);
    }
}
