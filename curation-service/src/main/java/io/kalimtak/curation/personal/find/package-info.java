/** Finds personal data in a text: pure functions of the text, without clock, table or chance. */
package io.kalimtak.curation.personal.find;
