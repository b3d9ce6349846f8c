/** What learning adds: finding the nearest approved pairs, and composing an answer from their lines, their sections and their words. */
package io.kalimtak.prompt.learn;
