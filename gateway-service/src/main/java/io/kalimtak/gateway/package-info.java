/**
 * The public door: keys, routing by rollout, the engine that answers, durable logging, and the way through to the
 * services behind it. It writes no interaction to a database: it answers when Kafka has the record.
 */
package io.kalimtak.gateway;
