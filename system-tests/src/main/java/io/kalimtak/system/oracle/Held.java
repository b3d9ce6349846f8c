package io.kalimtak.system.oracle;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** What the tables hold. */
final class Held {
    /** A row of the content table. */
    record Content(UUID id, UUID session, String outputMd5) {}

    /** A piece of feedback, as a service holds it. */
    record Piece(UUID id, UUID interaction, String rater, String state) {
        boolean current() {
            return state.equals("ACCEPTED") || state.equals("QUARANTINED");
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static final String MISCOUNTED = """
            SELECT coalesce(rater_id, counted), coalesce(n, 0), coalesce(pieces, 0)
            FROM (SELECT rater_id, count(*) AS n FROM feedback.feedback WHERE rule IS NULL GROUP BY 1) AS said
            FULL JOIN (SELECT counted, sum(pieces) AS pieces FROM feedback.tallies WHERE rule = 'rater' GROUP BY 1) AS tally
                ON rater_id = counted
            WHERE coalesce(n, 0) <> coalesce(pieces, 0)""";

    private final DataSource database;

    Held(DataSource database) {
        this.database = database;
    }

    List<Content> content() throws SQLException {
        return read(
                "SELECT id, session_id, md5(model_output) FROM interaction.content",
                row -> new Content(uuid(row, 1), uuid(row, 2), row.getString(3)));
    }

    Set<UUID> identities() throws SQLException {
        return new HashSet<>(read("SELECT interaction_id FROM identity.identities", row -> uuid(row, 1)));
    }

    /**
     * The pieces of a service.
     *
     * @param schema feedback, the owner's, or interaction, whose rows follow from the owner's events
     */
    List<Piece> pieces(String schema) throws SQLException {
        return read(
                "SELECT feedback_id, interaction_id, rater_id, state FROM " + schema + ".feedback",
                row -> new Piece(uuid(row, 1), uuid(row, 2), row.getString(3), row.getString(4)));
    }

    /** Raters whose count is not the number of their pieces that no rule held. */
    List<String> miscounted() throws SQLException {
        return read(
                MISCOUNTED,
                row -> "rater " + row.getString(1) + " has " + row.getLong(2) + " pieces, counted " + row.getLong(3));
    }

    private static UUID uuid(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private <T> List<T> read(String query, Reading<T> reading) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(reading.of(row));
            }
            return rows;
        }
    }
}
