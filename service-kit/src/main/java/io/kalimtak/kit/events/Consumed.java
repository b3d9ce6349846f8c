package io.kalimtak.kit.events;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One decoded event with the record that it came in. */
public record Consumed<T>(T event, ConsumerRecord<String, byte[]> record) {}
