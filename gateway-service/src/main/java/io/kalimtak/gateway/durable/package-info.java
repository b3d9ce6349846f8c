/** Makes records durable before anybody is answered: in Kafka or, while Kafka is away, in a journal on this machine. */
package io.kalimtak.gateway.durable;
