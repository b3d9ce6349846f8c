/** Takes people out: those who are erased, with every row, and those who withdrew consent, from training sets. */
package io.kalimtak.curation.erasure;
