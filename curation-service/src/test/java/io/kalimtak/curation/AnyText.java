package io.kalimtak.curation;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that people type, and texts that nobody types. */
public final class AnyText {
    private static final String NASTY = "\uD83D\uDE00\uD83D\u0301\u0308\u200B\u00AD\u200D\uFE0F\u202E\u0000\u034F\u3164"
            + "\u0130\u0131\u00DF\u017F\u03A3\u03C2\u0390\u1E9E\uFB01\u00B4\u00BD\u212A\u0344\u0390\u1FB4\u1FC3"
            + "\uFE76\uFEFB\uFDFA\uFDF2\uFC60\u0640\u0653\u0654\u0622\u0629\u0649\u06CC\u06DD\u066A\u0661\u06C0"
            + "#%&@+ -_.،؟";

    private AnyText() {}

    /** Any sequence of UTF-16 units, many of them of the kinds that normalising can stumble over. */
    public static Arbitrary<String> any() {
        return Arbitraries.oneOf(
                        Arbitraries.chars().all(),
                        Arbitraries.chars().with(NASTY),
                        Arbitraries.chars().range('a', 'e').with(' '),
                        Arbitraries.chars().range('\u0600', '\u06FF'),
                        Arbitraries.chars().range('\u0300', '\u036F'))
                .list()
                .ofMaxSize(24)
                .map(AnyText::joined);
    }

    /** Words of Latin and Arabic letters. */
    public static Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyz")
                .withCharRange('\u0628', '\u063A')
                .ofMinLength(1)
                .ofMaxLength(8)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(words -> String.join(" ", words));
    }

    private static String joined(Iterable<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }
}
