/** Clusters of near-duplicate requests, kept up to date request by request. */
package io.kalimtak.curation.cluster;
