/** The evaluation set that grows by review alone: its words, and whether something like them was trained on. */
package io.kalimtak.curation.golden;
