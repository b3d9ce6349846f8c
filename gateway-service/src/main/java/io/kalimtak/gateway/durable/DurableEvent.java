package io.kalimtak.gateway.durable;

import io.kalimtak.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event on its way to a topic.
 *
 * @param subjectId the person it is about, so that an erasure finds it in the journal; null where there is none
 */
public record DurableEvent(Topic topic, String key, String subjectId, SpecificRecord event) {}
