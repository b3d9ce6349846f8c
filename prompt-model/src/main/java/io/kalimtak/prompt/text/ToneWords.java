package io.kalimtak.prompt.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The single words of a tone line ("Warm, respectful and practical."), which many people share while the line is one person's. */
public final class ToneWords {
    private static final int MAX_WORDS = 8;
    private static final Set<String> WAW_WORDS = Set.of(
            "ودودة", "ودود", "واضحة", "واضح", "واثقة", "واثق", "وقورة", "وجيزة", "وصفية", "واقعية", "وطنية", "ودية",
            "وثائقية");
    private static final Set<String> NOT_TONE =
            Set.of("no", "not", "without", "tone", "voice", "style", "بلا", "دون", "من", "في", "لا", "غير");

    private ToneWords() {}

    /** The words, in order; none when the line is a sentence rather than a list of adjectives. */
    public static List<String> of(String line, String language) {
        String plain = line.strip().replaceAll("[.!]+$", "").toLowerCase(Locale.ROOT);
        if (plain.split("\\s+").length > MAX_WORDS) {
            return List.of();
        }
        return "ar".equals(language) ? arabic(plain) : english(plain);
    }

    /** A tone line from some words; at least one is needed. */
    public static String line(List<String> words, String language) {
        if ("ar".equals(language)) {
            return String.join(" و", words) + ".";
        }
        String head = String.join(", ", words.subList(0, words.size() - 1));
        String last = words.get(words.size() - 1);
        String text = head.isEmpty() ? last : head + " and " + last;
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static List<String> english(String plain) {
        List<String> words = new ArrayList<>();
        for (String part : plain.split(",\\s*(?:and\\s+)?|\\s+and\\s+|\\s+but\\s+|\\s+yet\\s+")) {
            if (!part.matches("[a-z-]{3,18}") || NOT_TONE.contains(part)) {
                return List.of();
            }
            words.add(part);
        }
        return words;
    }

    private static List<String> arabic(String plain) {
        List<String> words = new ArrayList<>();
        for (String raw : plain.split("[\\s،,]+")) {
            String word = raw;
            if (!words.isEmpty() && raw.startsWith("و") && !WAW_WORDS.contains(raw) && raw.length() > 3) {
                word = raw.substring(1);
            }
            if (NOT_TONE.contains(word) || !word.matches("[\\p{L}\\p{M}]{3,14}")) {
                return List.of();
            }
            words.add(word);
        }
        return words;
    }
}
