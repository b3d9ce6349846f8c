package io.kalimtak.interaction.retention;

import java.time.Instant;

/**
 * What a run removed, or a dry run would have.
 *
 * @param relation the table, or the partition, with its schema
 * @param before everything older than this goes
 * @param rows how many rows that was
 */
public record Expired(String relation, Instant before, long rows) {}
