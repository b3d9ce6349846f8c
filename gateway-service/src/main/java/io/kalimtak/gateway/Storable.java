package io.kalimtak.gateway;

/** Makes text one that {@link StorableText} takes. */
public final class Storable {
    private Storable() {}

    /**
     * Text of others, which cannot be refused as a caller's field is, with U+FFFD in the place of U+0000 and of halves of
     * surrogate pairs.
     */
    public static String clean(String text) {
        return text.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? '\uFFFD'
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
