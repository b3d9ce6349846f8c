package io.kalimtak.curation.rule;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The rows of a running job that are still in. The best of several is the corrected one, then the better rated, then the
 * later rated, then the one with the greater id.
 */
public interface StagedRows {
    /** What is known of a row besides its words. */
    enum Fact {
        /** The person did not allow training when asking. */
        TRAINING_NOT_ALLOWED,
        /** The person has taken consent back, or was erased, since. */
        WITHDRAWN,
        /** Its words have not been judged, or not been compared with the others', yet. */
        NOT_COMPARED,
        /** A reviewer does not want it used. */
        REJECTED,
        /** It is a near-duplicate of a request that was trained on and of one that was held out. */
        ON_BOTH_SIDES,
        /** It holds a rare n-gram that was found suspicious. */
        RARE_NGRAM
    }

    /** What rows may have in common. A row that has no value of it is in no group. */
    enum Group {
        /** The same request after normalising. */
        REQUEST,
        /** The person who asked. */
        SUBJECT,
        /** The person whose feedback made the row. */
        RATER,
        /** The network that the feedback came from. */
        NETWORK,
        DOMAIN,
        LANGUAGE,
        TOOL
    }

    /**
     * What drops a row by the answers of a moderation server.
     *
     * @param server whose answers count
     * @param categories that drop a row, by their names; the first that was flagged gives the reason
     * @param minSeverity of a category, from which on it drops a row
     * @param reason for what was flagged; the category's name follows
     * @param unanswered reason for what has no answer
     */
    record Flagged(String server, List<String> categories, int minSeverity, String reason, String unanswered) {
        public Flagged {
            categories = List.copyOf(categories);
        }
    }

    void dropWhere(Fact fact, Rule rule, String reason);

    /** Drops what a moderation server flagged, in request or target, and what it was not asked or did not answer. */
    void dropFlagged(Flagged flagged, Rule rule);

    /**
     * Shows the words of the rows that are still in, and of those that are out for their score alone, to compare with. Rows
     * come in a fixed order, a few at a time; what a reader does to rows does not change what it is shown.
     */
    void readWords(Consumer<StagedWords> reader);

    /**
     * Puts down which rows hold a suspicious n-gram.
     *
     * @param details JSON without text, by interaction
     */
    void flagNgrams(Map<UUID, String> details);

    /** Drops what is rated below the score and not corrected. */
    void dropScoredBelow(int score, Rule rule, String reason);

    /** Drops what is of none of these domains. */
    void dropOtherDomains(List<String> domains, Rule rule, String reason);

    /** Drops what one of the rules for words drops, each under its own rule and reason. */
    void dropByWords();

    /** Drops what the golden set holds, and what is nearly the same. */
    void dropTwinsOfGolden(Rule rule, String reason);

    /** Drops rows that are nearly the same as so many better ones that stay. */
    void keepBestOfTwins(int rows, Rule rule, String reason);

    /** Drops all but the best rows of each group. */
    void keepBestOfEach(Group group, int rows, Rule rule, String reason);

    /**
     * Drops the worst rows of each group that has more than this share of all, until it has that share. Where there is one
     * group only, nothing is dropped.
     *
     * @param share above 0, below 1
     */
    void keepShareOfEach(Group group, double share, Rule rule, String reason);

    /** Drops all but the best rows. */
    void keepBest(int rows, Rule rule, String reason);
}
