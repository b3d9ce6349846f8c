package io.kalimtak.kit.privacy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Searches every table that the service's role owns, every column, whatever is in it. */
@ApplicationScoped
class TableSearchStore implements PlaceSearch {
    private static final String COLUMNS = """
            SELECT format('%I.%I', n.nspname, c.relname) AS relation, quote_ident(a.attname) AS name,
                   a.atttypid = 'bytea'::regtype AS is_binary
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND pg_has_role(c.relowner, 'USAGE') AND n.nspname !~ '^(pg_|information_schema)'
            ORDER BY 1, a.attnum
            """;

    private record Column(String relation, String name, boolean binary) {
        String condition() {
            return binary ? "position(? IN " + name + ") > 0" : "strpos(" + name + "::text, ?) > 0";
        }
    }

    private final AgroalDataSource database;

    TableSearchStore(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public List<Finding> search(List<String> strings) {
        try (Connection connection = database.getConnection()) {
            List<Finding> findings = new ArrayList<>();
            var byRelation = columns(connection).stream().collect(Collectors.groupingBy(Column::relation));
            for (var relation : byRelation.entrySet()) {
                long found = count(connection, relation.getKey(), relation.getValue(), strings);
                if (found > 0) {
                    findings.add(new Finding("table", relation.getKey(), found));
                }
            }
            return findings;
        } catch (SQLException e) {
            throw new ErasureException("cannot search the tables", e);
        }
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS);
                ResultSet row = select.executeQuery()) {
            List<Column> columns = new ArrayList<>();
            while (row.next()) {
                columns.add(new Column(row.getString(1), row.getString(2), row.getBoolean(3)));
            }
            return columns;
        }
    }

    private static long count(Connection connection, String relation, List<Column> columns, List<String> strings)
            throws SQLException {
        String conditions = strings.stream()
                .flatMap(string -> columns.stream().map(Column::condition))
                .collect(Collectors.joining(" OR "));
        try (PreparedStatement count =
                connection.prepareStatement("SELECT count(*) FROM " + relation + " WHERE " + conditions)) {
            int index = 0;
            for (String string : strings) {
                for (Column column : columns) {
                    if (column.binary()) {
                        count.setBytes(++index, string.getBytes(StandardCharsets.UTF_8));
                    } else {
                        count.setString(++index, string);
                    }
                }
            }
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
