package io.kalimtak.interaction.browse;

import io.kalimtak.kit.web.Cursor;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list's statement for one filter. Only the conditions that were asked for stand in it: a condition with "or the
 * parameter is null" would keep PostgreSQL from leaving out partitions.
 */
final class BrowseQuery {
    private static final String SELECT = """
            SELECT id, session_id, left(input_text, 200) AS input_preview, model_version, target_tool, language,
                   tokens_total, processing_time_ms, feedback_score, created_at, updated_at
            FROM interaction.user_interactions
            """;

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();
    private final int limit;

    BrowseQuery(InteractionFilter filter, Optional<Cursor> after, int limit) {
        this.limit = limit;
        add("created_at >= ?", time(filter.since()));
        add("created_at < ?", time(filter.until()));
        add("model_version = ?", filter.version());
        add("language = ?", filter.language());
        add("target_tool = ?", filter.tool());
        add("feedback_score >= ?", filter.minScore());
        add("feedback_score <= ?", filter.maxScore());
        after.ifPresent(cursor -> {
            add("(created_at, id) < (?, ?)", time(cursor.time()));
            parameters.add(cursor.id());
        });
    }

    String sql() {
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions) + "\n";
        return SELECT + where + "ORDER BY created_at DESC, id DESC LIMIT ?";
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
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
