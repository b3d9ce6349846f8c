/** The data card: what a set is, for a person who has to decide whether to train on it. */
package io.kalimtak.curation.set.card;
