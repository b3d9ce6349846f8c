package io.kalimtak.curation.review;

import io.kalimtak.curation.classification.Encoded;

/**
 * A request with what people thought of its answer.
 *
 * @param good whether the answer is to be learnt as it stands
 */
record Labelled(Encoded encoded, boolean good) {}
