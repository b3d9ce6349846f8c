/**
 * Keeps personal data and secrets out of training sets: rules that drop rows, and placeholders for what may stay without
 * its value. Closed on failure: a text that could not be searched is dropped.
 */
package io.kalimtak.curation.personal;
