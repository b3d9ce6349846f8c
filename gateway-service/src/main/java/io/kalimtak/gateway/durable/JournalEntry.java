package io.kalimtak.gateway.durable;

import io.kalimtak.kit.telemetry.TraceContext;
import io.kalimtak.schemas.Topic;
import java.time.Instant;

/**
 * A record in the journal.
 *
 * @param seq its place; grows in the order of arrival, 0 before it has one
 * @param subjectId the person it is about, or null
 * @param at when what it tells of happened
 * @param payload the event as stores keep it
 * @param trace that the request was part of; none for entries of a release before
 */
record JournalEntry(
        long seq, Topic topic, String key, String subjectId, Instant at, byte[] payload, TraceContext trace) {}
