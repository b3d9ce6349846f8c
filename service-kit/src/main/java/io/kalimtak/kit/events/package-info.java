/** Publishing and consuming events: Avro in the Confluent wire format, batches in order, dead letters. */
package io.kalimtak.kit.events;
