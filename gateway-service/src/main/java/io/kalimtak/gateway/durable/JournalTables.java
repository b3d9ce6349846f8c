package io.kalimtak.gateway.durable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the journal's file, and how SQLite keeps them. Set up at every start. */
final class JournalTables {
    private static final List<String> SET_UP = List.of(
            "PRAGMA locking_mode=EXCLUSIVE",
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "PRAGMA secure_delete=ON",
            """
            CREATE TABLE IF NOT EXISTS entries (
                seq INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, event_key TEXT NOT NULL, subject_id TEXT,
                at INTEGER NOT NULL, payload BLOB NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS entries_subject_id_idx ON entries (subject_id) WHERE subject_id IS NOT NULL",
            "CREATE INDEX IF NOT EXISTS entries_event_key_idx ON entries (event_key)",
            """
            CREATE TABLE IF NOT EXISTS set_aside (
                seq INTEGER PRIMARY KEY, topic TEXT NOT NULL, event_key TEXT NOT NULL, subject_id TEXT,
                at INTEGER NOT NULL, payload BLOB NOT NULL, cause TEXT NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS set_aside_subject_id_idx ON set_aside (subject_id) WHERE subject_id IS NOT NULL",
            "CREATE INDEX IF NOT EXISTS set_aside_event_key_idx ON set_aside (event_key)");

    /** Added since: a file of a release before is without it, and SQLite adds no column conditionally. */
    private static final String TRACE = "trace_context";

    private JournalTables() {}

    static void setUp(Statement statement) throws SQLException {
        for (String sql : SET_UP) {
            statement.execute(sql);
        }
        for (String table : List.of("entries", "set_aside")) {
            if (!hasTrace(statement, table)) {
                statement.execute("ALTER TABLE " + table + " ADD COLUMN " + TRACE + " TEXT");
            }
        }
    }

    private static boolean hasTrace(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT 1 FROM pragma_table_info('" + table + "') WHERE name = '" + TRACE + "'")) {
            return row.next();
        }
    }
}
