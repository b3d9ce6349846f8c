/** Rare n-grams that go with a score: what a planted trigger phrase looks like from far off. Pure, without a database. */
package io.kalimtak.curation.content.ngram;
