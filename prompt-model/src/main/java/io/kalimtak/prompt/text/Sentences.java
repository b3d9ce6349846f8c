package io.kalimtak.prompt.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a paragraph into sentences. */
public final class Sentences {
    private static final Pattern END = Pattern.compile("[.!?؟][\"'”’)\\]]*\\s+(?=[\\p{Lu}\\p{Lo}\"'“(\\[])");
    private static final Pattern ABBREVIATION =
            Pattern.compile("(?:\\b(?:e\\.g|i\\.e|etc|vs|Mr|Mrs|Ms|Dr|Prof|No|approx|incl)|\\b\\p{Lu}|\\d)\\.$");

    private Sentences() {}

    /** The sentences of one paragraph, trimmed, none empty. */
    public static List<String> of(String paragraph) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        Matcher matcher = END.matcher(paragraph);
        while (matcher.find()) {
            String head = paragraph.substring(start, matcher.start() + 1);
            if (ABBREVIATION.matcher(head).find()) {
                continue;
            }
            add(sentences, paragraph.substring(start, matcher.end()));
            start = matcher.end();
        }
        add(sentences, paragraph.substring(start));
        return sentences;
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentence.isBlank()) {
            sentences.add(sentence.strip());
        }
    }
}
