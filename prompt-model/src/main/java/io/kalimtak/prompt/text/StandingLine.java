package io.kalimtak.prompt.text;

import io.kalimtak.prompt.Section;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a line can stand in another prompt: it neither announces what will not follow, nor leans on what stood before it, nor holds
 * variables, addresses, quotations or its author's own story.
 */
public final class StandingLine {
    private static final int MIN_WORDS = 3;
    private static final int MAX_CHARACTERS = 220;
    private static final Pattern LEANS = Pattern.compile(
            "^(?:it|its|they|their|them|this|these|that|those|he|she|his|her|also|but|and|or|however|"
                    + "then|next|therefore|thus|additionally|furthermore|moreover|similarly|likewise|finally|lastly|conversely|otherwise|"
                    + "for example|e\\.g|such as|like|including|where|which|because|so|now|first|second|third|if so|"
                    + "example|note|question|answer|option|step|week|day|phase|skill|part|"
                    + "وهذا|وهي|وهو|هذه|هذا|ذلك|تلك|كذلك|أيضًا|لكن|ثم|بعد ذلك|مثل|على سبيل المثال|مثال|مثلا|أولاً|ثانياً|الخطوة)"
                    + "(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FOREIGN_MATTER = Pattern.compile(
            "[{}<>|\\\\=_#]|\\$\\{|https?:|www\\.|@|\\[[^\\]]*\\]\\(|```|[\\u4E00-\\u9FFF]|\\p{So}|→|…$|\\.\\.\\.");
    private static final Pattern OWN_STORY = Pattern.compile(
            "\\b(?:my (?:first|name|request|question|company|next)|i (?:will|need|want|am|'m|have)|i'll|"
                    + "i’ll|i'm|let's begin|take a deep breath|above|below|aforementioned|previous(?:ly)?|following|do not write explanations|your (?:task|goal|role|job) is|when creating your output)\\b|طلبي الأول|أعلاه|أدناه|التالي|التالية|سأقدم|سأ",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<Character> ENDS = Set.of('.', '!', '؟', '?', ')', '”', '"');

    private StandingLine() {}

    /** Whether the line may be quoted elsewhere at all. */
    public static boolean stands(Section section, String line) {
        int words = line.split("\\s+").length;
        boolean shortSection = section == Section.TONE || section == Section.ROLE;
        return words >= (shortSection ? 2 : MIN_WORDS)
                && line.length() <= MAX_CHARACTERS
                && startsWell(line)
                && (!section.isList() || Imperative.opens(line))
                && !line.endsWith("?")
                && !line.endsWith("؟")
                && !line.endsWith(":")
                && !line.endsWith("：")
                && !line.endsWith(",")
                && !FOREIGN_MATTER.matcher(line).find()
                && !OWN_STORY.matcher(line).find()
                && !LEANS.matcher(line).find()
                && balanced(line);
    }

    /** The line as it is written into a prompt: first letter large, a full stop at the end. */
    public static String polished(String line) {
        String text = line.strip();
        char last = text.charAt(text.length() - 1);
        String ended = ENDS.contains(last) ? text : text.replaceAll("[;,،؛]$", "") + ".";
        return Character.toUpperCase(ended.charAt(0)) + ended.substring(1);
    }

    private static boolean startsWell(String line) {
        char first = line.charAt(0);
        return Character.isLetter(first) || first == Topic.SLOT;
    }

    private static boolean balanced(String line) {
        long quotes = line.chars().filter(c -> c == '"').count();
        return quotes % 2 == 0
                && count(line, '(') == count(line, ')')
                && count(line, '[') == count(line, ']')
                && count(line, '“') == count(line, '”')
                && count(line, '«') == count(line, '»');
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }
}
