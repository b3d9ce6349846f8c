/** What came, went and changed between two training sets. */
package io.kalimtak.curation.set.diff;
