package io.kalimtak.interaction.privacy;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.sql.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A person's rows as JSON, made by the database from whole rows, so that a column added later is exported without
 * anybody thinking of it.
 */
@ApplicationScoped
class ExportStore {
    /** Rows fetched in one go: what is held in memory, whatever the size of the export. */
    private static final int FETCHED = 100;

    /** One snapshot over all tables, and times in UTC as the contract wants them. */
    private static final String PREPARE =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL TimeZone = 'UTC'";

    private static final List<String> SELECTS = List.of(
            select("consent", "interaction.consents", "WHERE held.subject_id = ?"),
            select("identity", "identity.identities", "WHERE held.subject_id = ? ORDER BY held.created_at"),
            select("interaction", "interaction.content", "WHERE held.subject_id = ? ORDER BY held.created_at"),
            select(
                    "feedback",
                    "interaction.feedback",
                    "JOIN (SELECT ?::text AS subject_id) me ON held.subject_id = me.subject_id OR EXISTS (SELECT FROM"
                            + " interaction.content c WHERE c.id = held.interaction_id AND c.subject_id ="
                            + " me.subject_id) ORDER BY held.submitted_at"));

    private final AgroalDataSource database;

    ExportStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Must run in a transaction of its own, nothing before it. Returns the number of lines. */
    long stream(String subjectId, ExportPerson.LineSink sink) throws IOException {
        try (Connection connection = database.getConnection()) {
            try (Statement prepare = connection.createStatement()) {
                prepare.execute(PREPARE);
            }
            long lines = 0;
            for (String select : SELECTS) {
                lines += stream(connection, select, subjectId, sink);
            }
            return lines;
        } catch (SQLException e) {
            throw new StoreException("cannot export", e);
        }
    }

    private static long stream(Connection connection, String sql, String subjectId, ExportPerson.LineSink sink)
            throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCHED);
            select.setString(1, subjectId);
            long lines = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.write(row.getString(1));
                    lines++;
                }
            }
            return lines;
        }
    }

    private static String select(String kind, String table, String where) {
        return "SELECT json_build_object('kind', '" + kind + "', 'source', '" + table
                + "', 'data', to_json(held))::text" + " FROM " + table + " held " + where;
    }
}
