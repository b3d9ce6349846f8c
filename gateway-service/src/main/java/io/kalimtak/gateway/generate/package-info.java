/** A rough request in, a structured prompt and an answer out, durable in Kafka before it is given. */
package io.kalimtak.gateway.generate;
