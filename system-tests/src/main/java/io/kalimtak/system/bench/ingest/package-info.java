/** How fast a topic becomes rows, against what PostgreSQL and Kafka can do by themselves: {@code ./kalimtak bench ingest}. */
package io.kalimtak.system.bench.ingest;
