package io.kalimtak.prompt.metric;

import io.kalimtak.prompt.text.Sentences;
import io.kalimtak.prompt.text.TargetParser;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a prompt asks for two things that cannot both be done. Our own rules, English and Arabic, made to be silent when in doubt: they compare
 * wordings, not meanings. Missed are, among much else, a ban in other words than the demand ("avoid technical terms" beside "use jargon"), "be
 * brief" beside a demand for length, numbers in words, limits of different units, anything about parts of the answer, and other languages.
 */
public final class Contradictions {
    private Contradictions() {}

    /** A kind of contradiction. */
    public enum Kind {
        /** Something is asked for and forbidden. */
        POLARITY,
        /** Two limits on the whole answer's length differ. */
        LENGTH,
        /** The answer is wanted in two languages, not side by side. */
        LANGUAGE
    }

    /** The kinds found in a prompt; none for a blank one. */
    public static Set<Kind> of(String prompt) {
        List<String> sentences = TargetParser.parse(prompt).stream()
                .flatMap(line -> Sentences.of(line.text()).stream())
                .toList();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (Polarity.contradict(sentences)) {
            kinds.add(Kind.POLARITY);
        }
        if (LengthLimit.contradict(sentences)) {
            kinds.add(Kind.LENGTH);
        }
        if (LanguageDemand.contradict(sentences)) {
            kinds.add(Kind.LANGUAGE);
        }
        return kinds;
    }
}
