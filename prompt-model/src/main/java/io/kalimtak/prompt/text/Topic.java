package io.kalimtak.prompt.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an English request is about, where its form says so plainly ("Tell me about X.", "Write a speech about X."); nothing otherwise. */
public final class Topic {
    /** Stands for the topic inside a stored line. A private-use character, so that no text can hold it by accident. */
    public static final char SLOT = '\uE000';

    private static final int MAX_WORDS = 5;

    private static final List<Pattern> FORMS = List.of(
            form("(?:please )?(?:can you |could you )?tell me (?:a story |something |more )?about"),
            form(
                    "(?:please )?(?:can you |could you )?(?:explain|describe|discuss|define|summari[sz]e|analy[sz]e|outline|critique|evaluate)"),
            form("(?:please )?(?:write|create|give me|generate|draft|compose) [\\w -]{3,40}? (?:about|on)"),
            form("what (?:are|is) the [\\w ,-]{3,50}? of"),
            form("how (?:does|do|can|to) (?:i |you |we )?(?:understand|learn|study|use)"),
            form("(?:what is|what are|who is|brainstorm(?: [\\w ]{1,20}? (?:about|for))?|ideas (?:for|about))"),
            form("(?:compare and contrast|compare|research|teach me(?: about)?|how does)"));

    private static final Pattern LEADING =
            Pattern.compile("^(?:the (?:concept|idea|topic|process|history) of|the|a|an|some) ");
    private static final Pattern CLAUSE =
            Pattern.compile("[,;:()\"]| (?:that|which|who|with|and then|so|because|for|in order|using|work|works) ");

    private Topic() {}

    /** The topic as typed (lower case where it began with an article), at most five words. */
    public static Optional<String> of(String request) {
        String text = request.strip().replaceAll("[.?!\\s]+$", "");
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                return tidy(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /** The line with the topic, wherever it occurs as whole words, put as the slot. */
    public static String slotted(String line, String topic) {
        Pattern whole = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(topic) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return whole.matcher(line).replaceAll(String.valueOf(SLOT));
    }

    /** The line with the slot filled. */
    public static String filled(String line, String topic) {
        String text = line.replace(String.valueOf(SLOT), topic);
        return Character.isLowerCase(text.charAt(0)) && line.charAt(0) == SLOT
                ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
                : text;
    }

    private static Optional<String> tidy(String raw) {
        String topic = LEADING.matcher(raw.strip()).replaceFirst("").strip();
        boolean usable = topic.length() >= 3
                && topic.split("\\s+").length <= MAX_WORDS
                && !CLAUSE.matcher(topic).find()
                && !topic.toLowerCase(Locale.ROOT).startsWith("how ")
                && !topic.toLowerCase(Locale.ROOT).startsWith("why ");
        return usable ? Optional.of(topic) : Optional.empty();
    }

    private static Pattern form(String opening) {
        return Pattern.compile("^" + opening + " (.+)$", Pattern.CASE_INSENSITIVE);
    }
}
