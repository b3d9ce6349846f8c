/** What goes into a training set: rows, pairs and judged answers, one after the other. */
package io.kalimtak.curation.set.row;
