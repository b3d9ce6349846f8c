/** What arrives on the topics: interactions, ratings, consents. */
package io.kalimtak.curation.pool;
