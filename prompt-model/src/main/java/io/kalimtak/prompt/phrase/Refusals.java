package io.kalimtak.prompt.phrase;

import java.util.List;
import java.util.Optional;

/**
 * Answers that refuse, or that say what a placeholder says, in Arabic and English. A refusal begins among the first
 * {@value #HEAD} words and is not hedged, since a prompt may say when to refuse. docs/detectors.md has what it finds and misses.
 */
public final class Refusals {
    /** The label of a refusal; any other is a placeholder's. */
    public static final String REFUSAL = "refusal";

    private static final int HEAD = 8;
    private static final int OPENING = 400;

    private static final class Lists {
        private static final PhraseList REFUSALS = PhraseList.resource("refusals.txt");
    }

    private Refusals() {}

    /** Of the list, so that a changed list is a changed setting. */
    public static String sha256() {
        return Lists.REFUSALS.sha256();
    }

    /**
     * Whether an answer refuses, by its first {@value #OPENING} characters: this is asked of every answer before it is given,
     * and what stands behind a refusal's first words rarely makes none of it.
     */
    public static boolean refuses(String answer) {
        String opening = answer.length() <= OPENING ? answer : answer.substring(0, OPENING);
        return label(opening).filter(REFUSAL::equals).isPresent();
    }

    /** The label of the first phrase that is neither late nor hedged. */
    public static Optional<String> label(String answer) {
        Said said = Said.in(answer);
        List<String> head = said.words().subList(0, Math.min(said.words().size(), 4 * HEAD));
        return Lists.REFUSALS.matches(head).stream()
                .filter(match -> match.start() < HEAD && !said.isHedged(match.start()))
                .map(PhraseList.Match::label)
                .findFirst();
    }
}
