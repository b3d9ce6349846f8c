package io.kalimtak.training.report.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.Usage;
import io.kalimtak.training.sql.Row;
import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads what pages tell of; writes nothing. */
@ApplicationScoped
class FactStore {
    /** So many reports make a trend that one can still read: half a year of weekly runs. */
    private static final int REPORTS = 26;

    /** Of a stored report's body only the figures leave the database. */
    private static final String PAST = """
        SELECT finished_at, live_version, candidate_version, body -> 'metrics' AS metrics, body -> 'slices' AS slices
        FROM evaluation_reports
        WHERE state = 'DONE' AND (kind = 'run') = ? AND (finished_at, id) <= (?, ?)
        ORDER BY finished_at DESC, id DESC LIMIT ?\
        """;

    private static final String MADE = """
        SELECT training_set_id FROM training_runs WHERE version = ? ORDER BY created_at DESC LIMIT 1\
        """;
    private static final String RUN_BEFORE = """
        SELECT training_set_id, version FROM training_runs
        WHERE state IN ('DONE', 'REJECTED') AND training_set_id IS NOT NULL AND (created_at, id) < (?, ?)
        ORDER BY created_at DESC, id DESC LIMIT 1\
        """;

    private final Sql sql;
    private final ObjectMapper json;

    FactStore(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A training that came before: the set it learned from and the version it was to make. */
    record Training(UUID setId, String version) {}

    /** Reports that were finished no later than this one, itself among them, oldest first. */
    List<PastReport> past(boolean ofRuns, Instant finishedAt, UUID id) {
        return sql.query(PAST, this::past, ofRuns, finishedAt, id, REPORTS).reversed();
    }

    Optional<RunFacts> run(UUID id) {
        return sql.first("SELECT * FROM training_runs WHERE id = ?", row -> run(row, history(id)), id);
    }

    /** The id of the report of a run, where it has one. */
    Optional<UUID> reportOf(UUID runId) {
        return sql.first("SELECT id FROM evaluation_reports WHERE run_id = ?", row -> row.uuid("id"), runId);
    }

    /** The set that a version was trained on here; empty for one that was not, such as the base version. */
    Optional<UUID> setOf(String version) {
        return sql.first(MADE, row -> row.uuid("training_set_id"), version);
    }

    /** The last run before that trained to the end. */
    Optional<Training> before(RunFacts run) {
        return sql.first(
                RUN_BEFORE,
                row -> new Training(row.uuid("training_set_id"), row.text("version")),
                run.createdAt(),
                run.id());
    }

    private List<RunFacts.Entered> history(UUID id) {
        return sql.query(
                "SELECT state, at FROM training_run_history WHERE run_id = ? ORDER BY number",
                row -> new RunFacts.Entered(row.text("state"), row.time("at")),
                id);
    }

    private PastReport past(Row row) throws SQLException {
        String metrics = row.text("metrics");
        String slices = row.text("slices");
        return new PastReport(
                row.time("finished_at"),
                row.text("live_version"),
                row.text("candidate_version"),
                metrics == null ? Map.of() : read(metrics, new TypeReference<>() {}),
                slices == null ? Map.of() : read(slices, new TypeReference<>() {}));
    }

    private RunFacts run(Row row, List<RunFacts.Entered> history) throws SQLException {
        JsonNode results = read(row.text("results"), new TypeReference<>() {});
        return new RunFacts(
                row.uuid("id"),
                row.text("state"),
                row.uuid("training_set_id"),
                Method.valueOf(row.text("method")).label(),
                row.text("launcher"),
                row.text("requested_by"),
                row.text("version"),
                results.path("parent_version").asText(null),
                usage(results.path("usage")),
                json.convertValue(results.path("training_metrics"), new TypeReference<>() {}),
                row.text("reason"),
                row.time("created_at"),
                history);
    }

    private static Usage usage(JsonNode usage) {
        JsonNode tokens = usage.path("trained_tokens");
        boolean costs = usage.path("cost").isNumber() && usage.path("currency").isTextual();
        return new Usage(
                tokens.isNumber() ? tokens.asLong() : null,
                costs ? usage.path("cost").decimalValue() : null,
                costs ? usage.path("currency").asText() : null);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored figures are not readable", e);
        }
    }
}
