package io.kalimtak.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What the database holds. */
public final class Tables {
    /** Every table of the services; not the scheduler's clock, the migrations' log, the outbox, nor the registry's own. */
    private static final String OURS = """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
              AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT LIKE 'apicurio%'
              AND c.relname NOT LIKE 'qrtz\\_%' AND c.relname NOT LIKE 'flyway%' AND c.relname <> 'outbox'
            ORDER BY 1""";

    private final DataSource database;

    /** Of this database, asked as its administrator. */
    public Tables(DataSource database) {
        this.database = database;
    }

    /** Rows and a digest of them all, by table. */
    public Map<String, String> snapshot() throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        for (String table : column(OURS)) {
            digests.put(
                    table,
                    column("SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)),"
                                    + " 'none') FROM " + table + " t")
                            .getFirst());
        }
        return digests;
    }

    /** The first column of a query, as text. */
    public List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
