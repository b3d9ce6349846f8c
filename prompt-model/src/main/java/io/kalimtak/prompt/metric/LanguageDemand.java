package io.kalimtak.prompt.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which language a sentence wants the answer in. */
final class LanguageDemand {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("إنجليزية", "english"),
            Map.entry("انجليزية", "english"),
            Map.entry("عربية", "arabic"),
            Map.entry("فرنسية", "french"),
            Map.entry("إسبانية", "spanish"),
            Map.entry("اسبانية", "spanish"),
            Map.entry("ألمانية", "german"),
            Map.entry("تركية", "turkish"),
            Map.entry("صينية", "chinese"));

    private static final Pattern DEMAND =
            Pattern.compile("\\b(?:write|written|answer|respond|reply|output|present|deliver|compose)\\b"
                    + "|(?:اكتب|أجب|أجيب|الرد|رد |قدم|الإجابة|الجواب|صغ )");
    private static final Pattern NAME = Pattern.compile(
            "\\bin (english|arabic|french|spanish|german|turkish|chinese|italian|portuguese|persian|urdu|indonesian)\\b"
                    + "|(?:باللغة ال|بال)(" + String.join("|", NAMES.keySet()) + ")(?![\\p{L}])");
    private static final Pattern ANY = Pattern.compile(
            "\\b(?:english|arabic|french|spanish|german|turkish|chinese|italian|portuguese|persian|urdu|indonesian)\\b"
                    + "|(?:" + String.join("|", NAMES.keySet()) + ")");
    private static final Pattern TRANSLATION = Pattern.compile("translat|bilingual|ترجم|لغتين");

    private LanguageDemand() {}

    /** Two sentences that each want one language, not the same; never where translation is the matter. */
    static boolean contradict(List<String> sentences) {
        Set<String> wanted = new HashSet<>();
        for (String sentence : sentences) {
            String text = sentence.toLowerCase(Locale.ROOT);
            if (TRANSLATION.matcher(text).find()) {
                return false;
            }
            Matcher name = NAME.matcher(text);
            // "In English and Arabic" wants both, and "in English, not French" speaks of one: neither is sure.
            if (DEMAND.matcher(text).find() && ANY.matcher(text).results().count() == 1 && name.find()) {
                wanted.add(name.group(1) != null ? name.group(1) : NAMES.get(name.group(2)));
            }
        }
        return wanted.size() > 1;
    }
}
