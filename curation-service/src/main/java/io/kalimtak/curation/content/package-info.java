/** Rules that judge a row by its words alone. What each finds and misses stands in docs/detectors.md. */
package io.kalimtak.curation.content;
