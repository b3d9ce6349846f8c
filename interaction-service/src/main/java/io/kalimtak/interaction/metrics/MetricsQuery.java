package io.kalimtak.interaction.metrics;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement for one slice and one grouping. Only the conditions that were asked for stand in it, so that PostgreSQL
 * leaves out partitions; a rating is found as the analysts' view finds it.
 */
final class MetricsQuery {
    private static final String SQL = """
            WITH asked AS (
                SELECT %1$s AS key, id, (created_at AT TIME ZONE 'UTC')::date AS day, session_id, subject_id,
                       tokens_input, tokens_output, tokens_total, processing_time_ms
                FROM interaction.content
                WHERE %2$s
            ), rated AS (
                SELECT DISTINCT ON (asked.id) asked.key, f.feedback_score
                FROM asked JOIN interaction.feedback f ON f.interaction_id = asked.id AND f.state = 'ACCEPTED'
                ORDER BY asked.id, f.submitted_at DESC, f.feedback_id DESC
            ), scores AS (
                SELECT key, count(feedback_score) AS ratings, avg(feedback_score)::float8 AS score_mean,
                       stddev_samp(feedback_score)::float8 AS score_deviation,
                       count(*) FILTER (WHERE feedback_score >= 4) AS liked
                FROM rated GROUP BY key
            ), persons AS (
                SELECT key, min(day) < max(day) AS came_back
                FROM asked WHERE subject_id IS NOT NULL GROUP BY key, subject_id
            ), people AS (
                SELECT key, count(*) AS people, count(*) FILTER (WHERE came_back) AS came_back
                FROM persons GROUP BY key
            ), sessions AS (
                SELECT key, count(*) AS sessions
                FROM (SELECT DISTINCT key, session_id FROM asked) AS opened GROUP BY key
            ), work AS (
                SELECT key, count(*) AS interactions, count(*) - count(subject_id) AS anonymous,
                       sum(tokens_input) AS tokens_input, sum(tokens_output) AS tokens_output,
                       sum(tokens_total) AS tokens_total, avg(processing_time_ms)::float8 AS time_mean,
                       percentile_disc(ARRAY[0.5, 0.95, 0.99]) WITHIN GROUP (ORDER BY processing_time_ms) AS times
                FROM asked GROUP BY key
            )
            SELECT key, interactions, anonymous, tokens_input, tokens_output, tokens_total, time_mean,
                   times[1] AS time_p50, times[2] AS time_p95, times[3] AS time_p99, sessions,
                   coalesce(people, 0) AS people, coalesce(came_back, 0) AS came_back,
                   coalesce(ratings, 0) AS ratings, score_mean, score_deviation, coalesce(liked, 0) AS liked,
                   count(*) OVER () AS groups
            FROM work JOIN sessions USING (key) LEFT JOIN people USING (key) LEFT JOIN scores USING (key)
            ORDER BY %3$s LIMIT ?
            """;

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final Grouping by;
    private final int limit;

    MetricsQuery(Slice slice, Grouping by, int limit) {
        this.by = by;
        this.limit = limit;
        add("created_at >= ?", time(slice.since()));
        add("created_at < ?", time(slice.until()));
        add("model_version = ?", slice.version());
        add("language = ?", slice.language());
        add("target_tool = ?", slice.tool());
    }

    /** Groups of time in their order, others by size. */
    String sql() {
        String order = by.byTime() ? "key" : "interactions DESC, key";
        return SQL.formatted(by.key(), String.join(" AND ", conditions), order);
    }

    void bind(PreparedStatement statement) throws SQLException {
        int index = 0;
        for (Object parameter : parameters) {
            statement.setObject(++index, parameter);
        }
        statement.setInt(++index, limit);
    }

    private void add(String condition, Object parameter) {
        if (parameter != null) {
            conditions.add(condition);
            parameters.add(parameter);
        }
    }

    private static Object time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
