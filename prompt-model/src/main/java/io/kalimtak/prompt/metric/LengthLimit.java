package io.kalimtak.prompt.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit on the length of the whole answer.
 *
 * @param unit the English plural
 * @param least 0 where only the most is given
 * @param most {@link Integer#MAX_VALUE} where only the least is given
 */
record LengthLimit(String unit, int least, int most) {
    /** A sentence about a part of the answer limits that part only. */
    private static final Pattern PART = Pattern.compile(
            "\\b(?:each|every|per|title|headline|subject|summary|abstract|intro\\w*|conclusion|section|bullets?|caption|description|hook|opening|closing)\\b"
                    + "|لكل|كل |عنوان|ملخص|مقدمة|خاتمة|قسم|نقطة|الفقرة");

    private static final Pattern LIMIT = Pattern.compile(
            "(?<before>at most|no more than|not more than|not exceed(?:ing)?|maximum of|max|up to|under|below|fewer than|less than|within|limit(?:ed)? (?:\\S+ ){0,3}to"
                    + "|at least|no fewer than|no less than|minimum of|more than|over|about|around|approximately|roughly"
                    + "|(?:لا|ألا) (?:ت|ي)(?:تجاوز|زيد عن|زيد على)|بحد أقصى|أقل من|حتى|(?:لا|ألا) (?:ت|ي)قل عن|بحد أدنى|على الأقل|أكثر من|حوالي|نحو)?"
                    + " ?(?<from>\\p{Nd}{1,6})(?:(?: to | ?[-–] ?| إلى )(?<to>\\p{Nd}{1,6}))?[ -]"
                    + "(?<unit>words?|characters?|sentences?|paragraphs?|pages?|كلمة|كلمات|حرفا|حرف|أحرف|جملة|جمل|فقرة|فقرات|صفحة|صفحات)(?![\\p{L}])"
                    + "(?<after> (?:at most|maximum|max|or (?:less|fewer)|at least|minimum|or more|كحد أقصى|على الأكثر|كحد أدنى|على الأقل))?");

    private static final Pattern ABOUT = Pattern.compile("about|around|approximately|roughly|حوالي|نحو");
    private static final Pattern LEAST =
            Pattern.compile("at least|no fewer|no less|minimum|more$|^more than|over|قل عن|أدنى|الأقل|أكثر من");
    /** "About" allows a quarter more or less; our own choice. */
    private static final double ABOUT_SHARE = 0.25;

    /** Two limits of one unit that no length keeps, or two different upper ones, of which one is idle at best. */
    static boolean contradict(List<String> sentences) {
        List<LengthLimit> limits = new ArrayList<>();
        sentences.forEach(sentence -> limits.addAll(of(sentence)));
        for (int i = 0; i < limits.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (limits.get(i).contradicts(limits.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    static List<LengthLimit> of(String sentence) {
        String text = sentence.toLowerCase(Locale.ROOT);
        List<LengthLimit> limits = new ArrayList<>();
        if (PART.matcher(text).find()) {
            return limits;
        }
        Matcher matcher = LIMIT.matcher(text);
        while (matcher.find()) {
            limits.add(of(matcher));
        }
        return limits;
    }

    private static LengthLimit of(Matcher matcher) {
        // Integer.parseInt reads the digits of every script.
        int from = Integer.parseInt(matcher.group("from"));
        String unit = unit(matcher.group("unit"));
        if (matcher.group("to") != null) {
            return new LengthLimit(unit, from, Integer.parseInt(matcher.group("to")));
        }
        String words = matcher.group("after") != null ? matcher.group("after") : matcher.group("before");
        if (words == null) {
            return new LengthLimit(unit, from, from);
        }
        if (ABOUT.matcher(words).find()) {
            return new LengthLimit(unit, (int) (from * (1 - ABOUT_SHARE)), (int) (from * (1 + ABOUT_SHARE)));
        }
        return LEAST.matcher(words).find()
                ? new LengthLimit(unit, from, Integer.MAX_VALUE)
                : new LengthLimit(unit, 0, from);
    }

    private boolean contradicts(LengthLimit other) {
        boolean disjoint = least > other.most || other.least > most;
        boolean upper = least == 0 && other.least == 0 && most != other.most;
        return unit.equals(other.unit) && (disjoint || upper);
    }

    private static String unit(String word) {
        return switch (word.charAt(0)) {
            case 'w', 'ك' -> "words";
            case 'c', 'ح', 'أ' -> "characters";
            case 's', 'ج' -> "sentences";
            default -> word.startsWith("pag") || word.startsWith("صف") ? "pages" : "paragraphs";
        };
    }
}
