package io.kalimtak.curation.golden;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.kit.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads and writes {@code golden_items}. */
@ApplicationScoped
public class GoldenStore {
    private static final int FETCHED_ROWS = 500;
    private static final UUID GREATEST_ID = new UUID(-1L, -1L);

    private static final String INSERT = """
            INSERT INTO golden_items (interaction_id, subject_id, rater_id, request_key, content_hash, input_prompt,
                target_output, language, domain_category, use_case, target_tool, model_version, corrected, created_at,
                state, actor, added_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String WAITING = """
            SELECT g.interaction_id, c.cluster_no, q.signature, q.embedding
            FROM golden_items g JOIN requests q ON q.request_key = g.request_key
            JOIN request_clusters c ON c.request_no = q.request_no
            WHERE g.state = 'waiting' ORDER BY g.interaction_id
            """;

    private static final String TRAINED_OF_CLUSTER = """
            SELECT q.signature, q.embedding FROM request_clusters c JOIN requests q ON q.request_no = c.request_no
            JOIN clusters k ON k.cluster_key = q.request_key AND k.split = 'train'
            WHERE c.cluster_no = ?
            """;

    private static final String PAGE = """
            SELECT * FROM golden_items WHERE (added_at, interaction_id) < (coalesce(?, 'infinity'::timestamptz), ?)
            ORDER BY added_at DESC, interaction_id DESC LIMIT ?
            """;

    /** An item that is to be compared: its cluster and what it is compared by. */
    record Waiting(UUID interactionId, long clusterNo, Fingerprint fingerprint) {}

    private final Database database;

    GoldenStore(Database database) {
        this.database = database;
    }

    /** Adds an item; nothing changes when the interaction is in the set already. */
    public void add(GoldenItem item) {
        database.run("add to the golden set", connection -> {
            try (Statement statement = Statement.of(connection, INSERT)) {
                statement.uuid(item.interactionId()).text(item.subjectId()).text(item.raterId());
                statement.text(item.requestKey()).text(item.contentHash());
                statement.text(item.input()).text(item.target()).text(item.language());
                statement.text(item.domain()).text(item.useCase()).text(item.targetTool());
                statement.text(item.modelVersion()).flag(item.corrected()).time(item.createdAt());
                statement.text(label(item.state())).text(item.actor()).time(item.addedAt());
                statement.update();
            }
        });
    }

    public boolean holds(UUID interactionId) {
        return !ids("SELECT interaction_id FROM golden_items WHERE interaction_id = ?", interactionId)
                .isEmpty();
    }

    /** Whether a set had this very request to train on. */
    public boolean wasTrained(String requestKey) {
        return database.call("look for a request in sets", connection -> {
            String sql = "SELECT 1 FROM clusters WHERE cluster_key = ? AND split = 'train'";
            try (Statement statement = Statement.of(connection, sql).text(requestKey)) {
                return !statement.list(row -> row.getInt(1)).isEmpty();
            }
        });
    }

    /** The interactions whose items belong in a set, as the present transaction sees them. */
    public List<UUID> held() {
        return database.call("read the golden set", connection -> {
            String sql = "SELECT interaction_id FROM golden_items WHERE state = 'held' ORDER BY interaction_id";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** Streams the items that belong in a set, in a fixed order. Needs a transaction. */
    public void streamHeld(Consumer<GoldenItem> sink) {
        database.run("read the golden set", connection -> {
            String sql = "SELECT * FROM golden_items WHERE state = 'held'"
                    + " ORDER BY request_key COLLATE \"C\", interaction_id";
            try (Statement statement = Statement.of(connection, sql).fetching(FETCHED_ROWS);
                    ResultSet rows = statement.query()) {
                while (rows.next()) {
                    sink.accept(map(rows));
                }
            }
        });
    }

    /** Newest first, from behind the cursor; null for the first page. */
    List<GoldenItem> page(Cursor after, int limit) {
        return database.call("read the golden set", connection -> {
            try (Statement statement = Statement.of(connection, PAGE)) {
                statement.time(after == null ? null : after.time());
                statement.uuid(after == null ? GREATEST_ID : after.id());
                return statement.number((long) limit).list(GoldenStore::map);
            }
        });
    }

    /** Items that wait and whose requests have been put into clusters. */
    List<Waiting> waiting() {
        return database.call("read what waits for the golden set", connection -> {
            try (Statement statement = Statement.of(connection, WAITING)) {
                return statement.list(row -> new Waiting(
                        row.getObject("interaction_id", UUID.class), row.getLong("cluster_no"), fingerprint(row)));
            }
        });
    }

    /** Whether a request of the cluster that was trained on is such. Needs a transaction. */
    boolean anyTrained(long clusterNo, Predicate<Fingerprint> such) {
        return database.call("look for trained requests", connection -> {
            try (Statement statement = Statement.of(connection, TRAINED_OF_CLUSTER)
                            .fetching(FETCHED_ROWS)
                            .number(clusterNo);
                    ResultSet rows = statement.query()) {
                boolean any = false;
                while (!any && rows.next()) {
                    any = such.test(fingerprint(rows));
                }
                return any;
            }
        });
    }

    void decide(UUID interactionId, GoldenItem.State state) {
        database.run("decide on a golden item", connection -> {
            String sql = "UPDATE golden_items SET state = ? WHERE interaction_id = ?";
            try (Statement statement =
                    Statement.of(connection, sql).text(label(state)).uuid(interactionId)) {
                statement.update();
            }
        });
    }

    private List<UUID> ids(String sql, UUID interactionId) {
        return database.call("look into the golden set", connection -> {
            try (Statement statement = Statement.of(connection, sql).uuid(interactionId)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    private static String label(GoldenItem.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Fingerprint fingerprint(ResultSet row) throws SQLException {
        return new Fingerprint(row.getBytes("signature"), row.getBytes("embedding"), new long[0]);
    }

    private static GoldenItem map(ResultSet row) throws SQLException {
        return new GoldenItem(
                row.getObject("interaction_id", UUID.class),
                row.getString("subject_id"),
                row.getString("rater_id"),
                row.getString("request_key"),
                row.getString("content_hash"),
                row.getString("input_prompt"),
                row.getString("target_output"),
                row.getString("language"),
                row.getString("domain_category"),
                row.getString("use_case"),
                row.getString("target_tool"),
                row.getString("model_version"),
                row.getBoolean("corrected"),
                instant(row, "created_at"),
                GoldenItem.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("actor"),
                instant(row, "added_at"));
    }
}
