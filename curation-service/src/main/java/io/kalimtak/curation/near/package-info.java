/**
 * Finds texts that are nearly the same: by their letters (MinHash over shingles) and by their meaning (hyperplanes over
 * embeddings). Pure functions; everything they give is stored and so never changes.
 */
package io.kalimtak.curation.near;
