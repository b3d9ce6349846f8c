package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.text.Topic;
import io.kalimtak.prompt.text.Words;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A quotable line.
 *
 * @param section where it stands
 * @param text its words, the request's topic put as {@link Topic#SLOT}
 * @param key one spelling for all its variants
 * @param position where in its section, 0 (first) to 1 (last)
 * @param sources how many people use it
 * @param words ids of its words, ascending
 * @param unknown how many of its words have no id
 * @param mass sum of the idf of those that have one
 * @param numbers the digits in it
 * @param names folded words with a capital inside the sentence
 */
public record ExemplarLine(
        Section section,
        String text,
        String key,
        float position,
        int sources,
        int[] words,
        int unknown,
        double mass,
        List<String> numbers,
        List<String> names) {
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},;:] )\\p{Lu}[\\p{L}\\p{N}.+#-]*");

    private static final Pattern ARABIC_LANGUAGE = Pattern.compile(
            "(?:ال)?(?:صينية|إنجليزية|انجليزية|يابانية|كورية|فرنسية|ألمانية|روسية|إسبانية|صيني|الصين|اليابان)(?![\\p{L}])");

    /** Reads a stored line. */
    public static ExemplarLine of(Section section, String text, float position, int sources, Vocabulary vocabulary) {
        int[] words = vocabulary.ids(text);
        return new ExemplarLine(
                section,
                text,
                Words.key(text),
                position,
                sources,
                words,
                vocabulary.unknown(text),
                vocabulary.mass(words),
                NUMBER.matcher(text).results().map(MatchResult::group).toList(),
                Stream.concat(
                                NAME.matcher(text).results(),
                                ARABIC_LANGUAGE.matcher(text).results())
                        .map(MatchResult::group)
                        .flatMap(name -> Words.of(name).stream())
                        .toList());
    }

    /** Whether it waits for a topic. */
    public boolean slotted() {
        return text.indexOf(Topic.SLOT) >= 0;
    }

    /** Its words, those without an id counted. */
    public Vocabulary.Bag bag() {
        return new Vocabulary.Bag(words, unknown);
    }
}
