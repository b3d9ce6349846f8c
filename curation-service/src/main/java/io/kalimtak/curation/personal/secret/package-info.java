/** Finds keys, tokens and passwords in a text. */
package io.kalimtak.curation.personal.secret;
