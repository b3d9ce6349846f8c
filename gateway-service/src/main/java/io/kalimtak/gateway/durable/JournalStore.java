package io.kalimtak.gateway.durable;

import io.kalimtak.kit.telemetry.TraceContext;
import io.kalimtak.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The journal's file: SQLite with a write-ahead log and {@code synchronous=FULL}, so a commit that returned is on the
 * disk (an fsync each) and a file that a killed process left is whole. {@code secure_delete} overwrites what is removed:
 * an erasure leaves no bytes behind. One caller at a time; the lock on the file keeps a second process out.
 */
final class JournalStore implements AutoCloseable {
    private static final String INSERT =
            "INSERT INTO entries (topic, event_key, subject_id, at, payload, trace_context) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String COLUMNS = "seq, topic, event_key, subject_id, at, payload, trace_context";
    private static final String FIRST = "SELECT " + COLUMNS + " FROM entries ORDER BY seq LIMIT ?";
    private static final String REMOVE = "DELETE FROM entries WHERE seq <= ?";
    private static final String SET_ASIDE =
            "INSERT INTO set_aside (" + COLUMNS + ", cause) SELECT " + COLUMNS + ", ? FROM entries WHERE seq = ?";
    private static final String KEYS = """
            SELECT json_group_array(event_key) FROM (
                SELECT event_key FROM entries WHERE subject_id = ?1 AND at <= ?2
                UNION SELECT event_key FROM set_aside WHERE subject_id = ?1 AND at <= ?2)""";
    private static final String ERASE = "DELETE FROM %s WHERE event_key IN (SELECT value FROM json_each(?))";
    private static final String SEARCH = "SELECT count(*) FROM %s WHERE instr(payload, CAST(? AS BLOB)) > 0";

    /**
     * The places of a person's own records, and of what nobody is named for that was said of the person's interactions;
     * each table by its own indexes, and no payloads: appends wait while this is read.
     */
    static final String PLACES = """
            WITH asked (event_key) AS (
                SELECT event_key FROM entries WHERE subject_id = ?1
                UNION SELECT event_key FROM set_aside WHERE subject_id = ?1)
            SELECT seq FROM entries WHERE subject_id = ?1
            UNION SELECT seq FROM set_aside WHERE subject_id = ?1
            UNION SELECT seq FROM entries WHERE subject_id IS NULL AND event_key IN (SELECT event_key FROM asked)
            UNION SELECT seq FROM set_aside WHERE subject_id IS NULL AND event_key IN (SELECT event_key FROM asked)
            ORDER BY seq""";

    private static final String AT = "SELECT " + COLUMNS + " FROM entries WHERE seq = ?1 UNION ALL SELECT " + COLUMNS
            + " FROM set_aside WHERE seq = ?1";

    private static final String SIZE = "SELECT count(*), coalesce(sum(length(payload)), 0) FROM entries";

    /** How much is in the journal. */
    record Size(long entries, long bytes) {
        Size plus(Size more) {
            return new Size(entries + more.entries, bytes + more.bytes);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T done() throws SQLException;
    }

    private final Connection connection;

    private JournalStore(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the journal of a folder, or makes it. Throws IllegalStateException when another process has it or it cannot
     * be read; nothing is ever thrown away.
     */
    static JournalStore open(Path folder) {
        Path file = folder.resolve("journal.sqlite");
        try {
            Files.createDirectories(folder);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                JournalTables.setUp(statement);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new JournalStore(connection);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the journal's folder " + folder, e);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "cannot open the journal " + file + " (" + e.getMessage() + "): if another gateway runs with this"
                            + " folder, give each its own by kalimtak.gateway.journal.folder; if the file is damaged, move"
                            + " it away and keep it",
                    e);
        }
    }

    /** Appends entries, all or none; they are on the disk when this returns. */
    synchronized void append(List<JournalEntry> entries) throws SQLException {
        whole(() -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (JournalEntry entry : entries) {
                    insert.setString(1, entry.topic().topicName());
                    insert.setString(2, entry.key());
                    insert.setString(3, entry.subjectId());
                    insert.setLong(4, micros(entry.at()));
                    insert.setBytes(5, entry.payload());
                    insert.setString(6, entry.trace().stored());
                    insert.executeUpdate();
                }
                return null;
            }
        });
    }

    /**
     * Does work in one transaction. We begin and end it ourselves: SQLite takes a transaction back by itself when the disk
     * is full, and the driver, which would not know, could commit nothing from then on. Whatever ends the work takes it
     * back, memory that ran out too: a transaction left open would let no later one begin.
     */
    private <T> T whole(Work<T> work) throws SQLException {
        execute("BEGIN IMMEDIATE");
        try {
            T done = work.done();
            execute("COMMIT");
            return done;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                execute("ROLLBACK");
            } catch (SQLException alreadyTakenBack) {
                e.addSuppressed(alreadyTakenBack);
            }
            throw e;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The oldest entries, in their order. */
    synchronized List<JournalEntry> first(int limit) throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIRST)) {
            select.setInt(1, limit);
            read(select, entries);
        }
        return entries;
    }

    /** The places of a person's entries, those that were set aside among them, in their order. */
    synchronized List<Long> places(String subjectId) throws SQLException {
        List<Long> places = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(PLACES)) {
            select.setString(1, subjectId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    places.add(row.getLong(1));
                }
            }
        }
        return places;
    }

    /** The entries at some places, those that were set aside among them; without those that have left since. */
    synchronized List<JournalEntry> at(List<Long> places) throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(AT)) {
            for (long place : places) {
                select.setLong(1, place);
                read(select, entries);
            }
        }
        return entries;
    }

    private static void read(PreparedStatement select, List<JournalEntry> into) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                into.add(new JournalEntry(
                        row.getLong(1),
                        Topic.named(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        Instant.EPOCH.plus(row.getLong(5), ChronoUnit.MICROS),
                        row.getBytes(6),
                        TraceContext.ofStored(row.getString(7))));
            }
        }
    }

    /** Removes everything up to a place, this one included. */
    synchronized void removeUpTo(long seq) throws SQLException {
        whole(() -> {
            try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
                remove.setLong(1, seq);
                return remove.executeUpdate();
            }
        });
    }

    /** Moves one entry out of the way of those behind it; it stays in the file for an operator. */
    synchronized void setAside(JournalEntry entry, String cause) throws SQLException {
        whole(() -> {
            try (PreparedStatement copy = connection.prepareStatement(SET_ASIDE);
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM entries WHERE seq = ?")) {
                copy.setString(1, cause);
                copy.setLong(2, entry.seq());
                copy.executeUpdate();
                delete.setLong(1, entry.seq());
                return delete.executeUpdate();
            }
        });
    }

    /**
     * Removes everything about a person up to a moment, what others said of the person's interactions too. The number of
     * entries.
     */
    synchronized long erase(String subjectId, Instant before) throws SQLException {
        long erased = whole(() -> {
            String keys = keys(subjectId, before);
            return delete("entries", keys) + delete("set_aside", keys);
        });
        compact();
        return erased;
    }

    /** Of both tables: what was said of an interaction may be in one while the interaction is in the other. */
    private String keys(String subjectId, Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KEYS)) {
            select.setString(1, subjectId);
            select.setLong(2, micros(before));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private long delete(String table, String keys) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(ERASE.formatted(table))) {
            delete.setString(1, keys);
            return delete.executeUpdate();
        }
    }

    /** Entries whose bytes hold the string. */
    synchronized long count(String string) throws SQLException {
        long found = 0;
        for (String table : List.of("entries", "set_aside")) {
            try (PreparedStatement count = connection.prepareStatement(SEARCH.formatted(table))) {
                count.setString(1, string);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    found += row.getLong(1);
                }
            }
        }
        return found;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    synchronized Size size() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZE)) {
            row.next();
            return new Size(row.getLong(1), row.getLong(2));
        }
    }

    /** Empties the write-ahead log, in which removed rows would still stand, and gives the disk back what is free. */
    synchronized void compact() throws SQLException {
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
        execute("VACUUM");
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
