/** Reading texts: words, sentences, sections, topics. No learning, no state. */
package io.kalimtak.prompt.text;
