package io.kalimtak.curation.moderation;

import io.kalimtak.curation.judgement.Words;

/**
 * A judged interaction whose words have no answer, or not all.
 *
 * @param original the first answer of a corrected one, else null
 * @param targetHash of the target that was judged
 */
record UnmoderatedRow(Words words, String original, String targetHash) {}
