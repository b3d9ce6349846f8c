package io.kalimtak.curation.job;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.rule.EligibilityRule;
import io.kalimtak.curation.rule.StagedWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Streams the words of a job's staged rows, and puts down what was found in them. */
record StagedWordStore(Database database, UUID jobId) {
    private static final int FETCHED_ROWS = 500;

    private static final String WORDS = """
            SELECT v.interaction_id, r.input_text, coalesce(r.corrected_output, r.structured_prompt) AS target,
                v.dropped_by IS NULL AS kept, CASE WHEN v.corrected THEN 5 ELSE v.score END AS score,
                coalesce(v.rater_id, v.subject_id, v.interaction_id::text) AS brought_by, v.rated_at
            FROM curation_verdicts v JOIN rated_interactions r USING (interaction_id)
            WHERE v.job_id = ? AND (v.dropped_by IS NULL OR v.dropped_by = ?)
                AND v.word_rule IS NULL AND v.moderation IS NULL
            ORDER BY v.interaction_id
            """;

    private static final String FLAG = """
            UPDATE curation_verdicts v SET rare_ngram = u.detail::jsonb
            FROM unnest(?::uuid[], ?::text[]) AS u (row, detail) WHERE v.job_id = ? AND v.interaction_id = u.row
            """;

    void read(Consumer<StagedWords> reader) {
        database.run("read staged words", connection -> {
            try (Statement statement = Statement.of(connection, WORDS)
                            .fetching(FETCHED_ROWS)
                            .uuid(jobId)
                            .text(EligibilityRule.NAME);
                    ResultSet rows = statement.query()) {
                while (rows.next()) {
                    reader.accept(words(rows));
                }
            }
        });
    }

    private static StagedWords words(ResultSet row) throws SQLException {
        return new StagedWords(
                row.getObject("interaction_id", UUID.class),
                row.getString("input_text"),
                row.getString("target"),
                row.getBoolean("kept"),
                row.getInt("score"),
                row.getString("brought_by"),
                instant(row, "rated_at"));
    }

    void flag(Map<UUID, String> details) {
        database.run("flag rows", connection -> {
            try (Statement statement = Statement.of(connection, FLAG)) {
                statement
                        .column("uuid", details.entrySet(), Map.Entry::getKey)
                        .column("text", details.entrySet(), Map.Entry::getValue)
                        .uuid(jobId)
                        .update();
            }
        });
    }
}
