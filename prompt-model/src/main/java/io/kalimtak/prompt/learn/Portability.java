package io.kalimtak.prompt.learn;

import java.util.Arrays;

/**
 * Whether a line of somebody else's prompt may be said here. Its words must be common, or the request's own, or shared by several neighbours;
 * numbers and names must be the request's own unless several people use the whole line; a waiting slot needs a topic.
 */
final class Portability {
    private static final int MIN_NEIGHBOURS = 2;
    private static final int MANY_NEIGHBOURS = 4;

    /** Cosine from which a word leans as the request does. */
    private static final double MIN_LEANING = 0.2;

    private static final double MAX_UNSUPPORTED_IN_SHARED = 0.34;

    private final Vocabulary vocabulary;
    private final Query query;
    private final Neighbourhood neighbourhood;

    Portability(Corpus corpus, Query query, Neighbourhood neighbourhood) {
        this.vocabulary = corpus.vocabulary();
        this.query = query;
        this.neighbourhood = neighbourhood;
    }

    /** A rare word must be said by many neighbours, or by some and lean as the request does. */
    private boolean supported(int word) {
        int count = neighbourhood.wordCount(word);
        return count >= MANY_NEIGHBOURS || count >= MIN_NEIGHBOURS && neighbourhood.leaning(word) >= MIN_LEANING;
    }

    boolean allows(Exemplar exemplar, ExemplarLine line) {
        boolean shared = line.sources() >= 2;
        if (line.slotted() && query.topic().isEmpty()) {
            return false;
        }
        if (!shared
                && !(query.folded().containsAll(line.numbers())
                        && query.folded().containsAll(line.names()))) {
            return false;
        }
        int unsupported = line.unknown();
        for (int word : line.words()) {
            boolean own = Arrays.binarySearch(exemplar.inputWords(), word) >= 0;
            if (query.has(word) || vocabulary.common(word)) {
                continue;
            }
            if ((own || line.slotted()) && neighbourhood.wordCount(word) < MANY_NEIGHBOURS) {
                return false;
            }
            unsupported += supported(word) ? 0 : 1;
        }
        return unsupported == 0
                || shared
                        && unsupported <= MAX_UNSUPPORTED_IN_SHARED * Math.max(1, line.words().length + line.unknown());
    }
}
