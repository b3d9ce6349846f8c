package io.kalimtak.prompt.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a role line speaks to, without what is particular about it: from "You are a customer marketing manager for software" the phrases "customer
 * marketing manager" and "marketing manager". English drops words from the left, Arabic from the right, so that the head stays.
 */
public final class RolePhrase {
    private static final int MAX_WORDS = 4;
    private static final Pattern ENGLISH = Pattern.compile(
            "^(?:you are|you're|you will (?:act|serve) as|act as|i want you to act as|imagine you are|assume the role of)"
                    + " (?:an? |the |my )?((?:[\\p{L}-]+ ?){1,7}?)(?= (?:who|that|which|for|with|of|in|and|whose|to|at|on|from|"
                    + "speciali[sz]\\p{L}*|experienced|skilled|tasked|responsible|capable|named|designed|advising|writing)\\b|[.,;:(]|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ARABIC = Pattern.compile(
            "^(?:أنت|انت|أنتَ|بصفتك) ((?:[\\p{L}\\p{M}]+ ?){1,5}?)(?= (?:في|من|على|عن|مع|إلى|لل\\p{L}+|ب\\p{L}+|ذو|ذات|لديه|لدي|"
                    + "متخصص|متخصصة|مختص|ي\\p{L}{2,}|ت\\p{L}{2,}|و\\p{L}+)|[.،,؛:(]|$)");
    private static final Pattern AGENT = Pattern.compile(".*(?:er|or|ist|ian|yst|ant|ect|eur|ief)$");
    private static final Set<String> VAGUE = Set.of(
            "expert",
            "assistant",
            "specialist",
            "professional",
            "manager",
            "master",
            "user",
            "person",
            "generator",
            "creator",
            "director",
            "consultant",
            "officer",
            "leader",
            "helper",
            "partner",
            "member",
            "owner",
            "خبير",
            "مختص",
            "متخصص",
            "مساعد",
            "شخص",
            "محترف",
            "مدير",
            "مسؤول",
            "مختصة",
            "خبيرة",
            "صاحب",
            "ذكاء",
            "نموذج");

    private RolePhrase() {}

    /** The phrases of a role line, longest first; none when it does not open like one. */
    public static List<String> of(String line, String language) {
        Matcher matcher = ("ar".equals(language) ? ARABIC : ENGLISH).matcher(line);
        if (!matcher.find()) {
            return List.of();
        }
        String[] words = matcher.group(1).strip().split("\\s+");
        List<String> phrases = new ArrayList<>();
        if ("ar".equals(language)) {
            // A prefix of a genitive may be cut in the middle ("manager of service of"), so only the whole and the head
            // are taken.
            addArabic(phrases, words, words.length);
            addArabic(phrases, words, 1);
            return phrases.stream().distinct().toList();
        }
        for (int length = Math.min(MAX_WORDS, words.length); length >= 1; length--) {
            String phrase = String.join(" ", List.of(words).subList(words.length - length, words.length));
            String head = words[words.length - 1].toLowerCase(Locale.ROOT);
            if (AGENT.matcher(head).matches() && (length > 1 || !VAGUE.contains(head))) {
                phrases.add(lowered(phrase));
            }
        }
        return phrases;
    }

    /** A role line with the phrase. */
    public static String line(String phrase, String language) {
        return "ar".equals(language) ? "أنت " + phrase + " متمرّس." : "You are " + article(phrase) + " " + phrase + ".";
    }

    /** The English indefinite article by the first letter; good enough for the vowels that roles begin with. */
    public static String article(String phrase) {
        String lower = phrase.toLowerCase(Locale.ROOT);
        boolean vowel = "aeio".indexOf(lower.charAt(0)) >= 0
                || lower.startsWith("un") && !lower.startsWith("uni")
                || lower.startsWith("seo ")
                || lower.startsWith("hr ")
                || lower.startsWith("sql ");
        return vowel && !lower.startsWith("one") && !lower.startsWith("eu") ? "an" : "a";
    }

    private static void addArabic(List<String> phrases, String[] words, int length) {
        if (length <= MAX_WORDS && (length > 1 || !VAGUE.contains(words[0])) && !words[0].startsWith("ال")) {
            phrases.add(String.join(" ", List.of(words).subList(0, length)));
        }
    }

    /** Title case to lower case; abbreviations (SEO, UX) stay. */
    private static String lowered(String phrase) {
        StringBuilder out = new StringBuilder();
        for (String word : phrase.split(" ")) {
            boolean abbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            out.append(out.isEmpty() ? "" : " ").append(abbreviation ? word : word.toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }
}
