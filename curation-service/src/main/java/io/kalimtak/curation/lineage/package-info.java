/** From a training set to the interactions in it, and from an interaction to the sets that held it. */
package io.kalimtak.curation.lineage;
