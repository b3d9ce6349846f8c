package io.kalimtak.curation.lineage;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads {@code training_set_rows} and {@code training_set_preferences}. Rows outlive the words, but not their retention. */
@ApplicationScoped
class LineageStore {
    /** Each half is cut before they are put together, so a page costs its rows and not the set's. */
    private static final String SOURCES = """
            (SELECT training_data_id AS place, source_interaction_id, split AS held_as, FALSE AS rejected
             FROM training_set_rows WHERE training_set_id = ? AND NOT ? AND training_data_id > ?
             ORDER BY training_data_id LIMIT ?)
            UNION ALL
            (SELECT source_interaction_id, source_interaction_id, 'rejected', TRUE
             FROM training_set_preferences WHERE training_set_id = ? AND source_interaction_id > ?
             ORDER BY source_interaction_id LIMIT ?)
            ORDER BY rejected, place LIMIT ?
            """;

    private static final String SETS = """
            SELECT s.id, held.held_as, s.status, s.created_at FROM (
                SELECT training_set_id, split AS held_as FROM training_set_rows WHERE source_interaction_id = ?
                UNION
                SELECT training_set_id, 'rejected' FROM training_set_preferences WHERE source_interaction_id = ?) held
            JOIN training_sets s ON s.id = held.training_set_id ORDER BY s.created_at DESC, s.id DESC, held.held_as
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Database database;

    LineageStore(Database database) {
        this.database = database;
    }

    boolean isKnown(UUID set) {
        return database.call("look for a training set", connection -> {
            try (Statement statement = Statement.of(connection, "SELECT 1 FROM training_sets WHERE id = ?")) {
                return !statement.uuid(set).list(row -> 1).isEmpty();
            }
        });
    }

    /** What stands behind a place, rows first. */
    List<SetSource> sources(UUID set, SetSource.Place after, int limit) {
        return database.call("read the sources of a training set", connection -> {
            try (Statement statement = Statement.of(connection, SOURCES)) {
                statement
                        .uuid(set)
                        .flag(after.rejected())
                        .uuid(after.rejected() ? BEFORE_ALL : after.id())
                        .number((long) limit);
                statement
                        .uuid(set)
                        .uuid(after.rejected() ? after.id() : BEFORE_ALL)
                        .number((long) limit);
                return statement
                        .number((long) limit)
                        .list(row -> new SetSource(
                                row.getObject("place", UUID.class),
                                row.getObject("source_interaction_id", UUID.class),
                                row.getString("held_as")));
            }
        });
    }

    /** The newest first. */
    List<HoldingSet> sets(UUID interaction) {
        return database.call("read the sets of an interaction", connection -> {
            try (Statement statement = Statement.of(connection, SETS)) {
                return statement
                        .uuid(interaction)
                        .uuid(interaction)
                        .list(row -> new HoldingSet(
                                row.getObject("id", UUID.class),
                                row.getString("held_as"),
                                row.getString("status"),
                                instant(row, "created_at")));
            }
        });
    }
}
