package io.kalimtak.kit.retention;

import java.time.Instant;

/**
 * What a run removed, or a dry run would have.
 *
 * @param relation the table with its schema, or the folder: a closed set, which labels the metric
 * @param part the partition, where the whole of one goes; else null
 * @param before everything older than this goes
 * @param count how many rows, or files, that was
 */
public record Expired(String relation, String part, Instant before, long count) {
    /** Rows or files of a relation, one by one. */
    public static Expired of(String relation, Instant before, long count) {
        return new Expired(relation, null, before, count);
    }
}
