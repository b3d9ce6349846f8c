/** Rated interactions, and the training rows that they become. */
package io.kalimtak.curation.candidate;
