package io.kalimtak.curation.content.ngram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A suspicious n-gram in a row.
 *
 * @param at which word of the row it begins at, from 0
 */
record SpottedNgram(SuspiciousNgram ngram, int at) {
    /** Finds suspicious n-grams in rows. */
    static final class Spotter {
        private final Map<Long, SuspiciousNgram> byHash = new HashMap<>();
        private final int longest;

        Spotter(List<SuspiciousNgram> ngrams, int longest) {
            ngrams.forEach(ngram -> byHash.put(Ngrams.hash(ngram.tokens()), ngram));
            this.longest = longest;
        }

        /** The least likely one, at its first place. */
        Optional<SpottedNgram> in(List<String> tokens) {
            SpottedNgram least = null;
            for (int from = 0; from < tokens.size(); from++) {
                for (int to = from + 1; to <= Math.min(tokens.size(), from + longest); to++) {
                    SuspiciousNgram ngram = byHash.get(Ngrams.hash(tokens.subList(from, to)));
                    if (ngram != null && (least == null || ngram.chance() < least.ngram.chance())) {
                        least = new SpottedNgram(ngram, from);
                    }
                }
            }
            return Optional.ofNullable(least);
        }
    }

    /**
     * For reviewers, as JSON without text: where it stands, which one it is, and why it was found.
     *
     * @param inRequest how many of the row's words are the request's; the others are the target's
     */
    String detail(int inRequest) {
        boolean request = at < inRequest;
        return JsonNodeFactory.instance
                .objectNode()
                .put("ngram", ngram.hashed())
                .put("part", request ? "request" : "target")
                .put("word", request ? at : at - inRequest)
                .put("words", ngram.tokens().size())
                .put("rows", ngram.rows())
                .put("high_rows", ngram.high())
                .put("subjects", ngram.subjects())
                .put("subject_share", ngram.subjectShare())
                .put("burst_share", ngram.burstShare())
                .put("chance", ngram.chance())
                .put("z", ngram.z())
                .toString();
    }
}
