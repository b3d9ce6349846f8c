package io.kalimtak.training.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.kit.web.Cursor;
import io.kalimtak.training.sql.Row;
import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The reports. Examples of a set that was revoked meanwhile are not stored. */
@ApplicationScoped
public class Reports {
    private static final String INSERT = """
            INSERT INTO evaluation_reports (id, kind, state, run_id, training_set_id, live_version, candidate_version,
                                            requested_by, body, created_at, finished_at)
            VALUES (?, 'run', 'DONE', ?, ?, ?, ?, ?, ?::jsonb, ?, ?) ON CONFLICT (id) DO UPDATE
            SET live_version = excluded.live_version, body = excluded.body, finished_at = excluded.finished_at""";
    private static final String QUEUE = """
            INSERT INTO evaluation_reports (id, kind, state, requested_by, created_at)
            VALUES (?, ?, 'QUEUED', ?, ?)""";
    private static final String FINISH = """
            UPDATE evaluation_reports
            SET state = ?, training_set_id = ?, live_version = ?, body = ?::jsonb, reason = ?, finished_at = ?,
                lease_owner = NULL, lease_until = NULL
            WHERE id = ? AND lease_owner = ?""";
    private static final String PAGE = """
            SELECT * FROM evaluation_reports WHERE (created_at, id) < (?, ?)
            ORDER BY created_at DESC, id DESC LIMIT ?""";
    private static final Cursor NEWEST =
            new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L).toString());

    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** For proxies only. */
    protected Reports() {
        this.sql = null;
        this.json = null;
        this.clock = null;
        this.ids = null;
    }

    @jakarta.inject.Inject
    public Reports(Sql sql, ObjectMapper json, Clock clock, Supplier<UUID> ids) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** Orders an evaluation of the live version alone; {@code kind} is scheduled or manual. */
    @Transactional
    public UUID order(String kind, String actor) {
        UUID id = ids.get();
        sql.update(QUEUE, id, kind, actor, clock.instant());
        return id;
    }

    /** Stores the report of a run, once a run: storing it again takes the place of the first. */
    @Transactional
    public UUID store(UUID runId, UUID setId, String live, String candidate, ReportBody body) {
        UUID id = UUID.nameUUIDFromBytes(("report of run " + runId).getBytes(StandardCharsets.UTF_8));
        Instant now = clock.instant();
        sql.update(
                INSERT,
                id,
                runId,
                setId,
                live,
                candidate,
                "training-orchestrator",
                write(presentable(setId, body)),
                now,
                now);
        return id;
    }

    /** Ends an ordered evaluation; false when the lease was lost. */
    @Transactional
    public boolean finish(UUID id, UUID owner, UUID setId, String live, ReportBody body, String reason) {
        String state = body == null ? "FAILED" : "DONE";
        String written = body == null ? null : write(presentable(setId, body));
        return sql.update(FINISH, state, setId, live, written, reason, clock.instant(), id, owner) == 1;
    }

    private ReportBody presentable(UUID setId, ReportBody body) {
        boolean published = sql.first(
                        "SELECT 1 FROM training_sets WHERE id = ? AND status = 'PUBLISHED' FOR SHARE",
                        row -> true,
                        setId)
                .isPresent();
        return published ? body : body.withoutExamples();
    }

    public Optional<Report> find(UUID id) {
        return sql.first("SELECT * FROM evaluation_reports WHERE id = ?", this::map, id);
    }

    /** Reports after the cursor, newest first; one more than the limit where there are more. */
    List<Report> page(Optional<Cursor> after, int limit) {
        Cursor cursor = after.orElse(NEWEST);
        return sql.query(PAGE, this::map, cursor.time(), cursor.id(), limit + 1);
    }

    Report map(Row row) throws SQLException {
        return new Report(
                row.uuid("id"),
                row.text("kind"),
                row.text("state"),
                row.uuid("run_id"),
                row.uuid("training_set_id"),
                row.text("live_version"),
                row.text("candidate_version"),
                read(row.text("body")),
                row.text("reason"),
                row.time("created_at"),
                row.time("finished_at"));
    }

    private String write(ReportBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report body is always JSON", e);
        }
    }

    private ReportBody read(String body) {
        try {
            return body == null ? null : json.readValue(body, ReportBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored report is not readable", e);
        }
    }
}
