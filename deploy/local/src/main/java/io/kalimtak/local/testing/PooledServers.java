package io.kalimtak.local.testing;

import io.kalimtak.local.server.DatabasePasswords;
import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The servers of {@link KalimtakServers}, with the database behind a {@link TransactionPooler}. Init arguments: {@code
 * service}, which service's database role to use; {@code fresh}, true for an empty database of its own, so that the
 * migrations go through the pooler, too.
 */
public final class PooledServers implements QuarkusTestResourceLifecycleManager {
    private static final String FRESH = DatabaseSetup.DATABASE + "_pooled";

    private final KalimtakServers servers = new KalimtakServers();
    private boolean fresh;
    private TransactionPooler pooler;

    @Override
    public void init(Map<String, String> arguments) {
        Map<String, String> others = new HashMap<>(arguments);
        fresh = Boolean.parseBoolean(others.remove("fresh"));
        servers.init(others);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(servers.start());
        if (fresh) {
            createDatabase();
        }
        String database = fresh ? FRESH : DatabaseSetup.DATABASE;
        pooler = inFrontOf(database);
        settings.put("quarkus.datasource.jdbc.url", pooler.jdbcUrl(database));
        // Many callers wait for few connections here, on machines that do other things, too.
        settings.put("quarkus.datasource.jdbc.acquisition-timeout", "30s");
        return settings;
    }

    @Override
    public void stop() {
        servers.stop();
        if (pooler != null) {
            pooler.close();
        }
    }

    /** The administrator's connection to the fresh database, past the pooler. */
    public static Connection direct() throws SQLException {
        return administrator(FRESH).getConnection();
    }

    /** A pooler that runs, in front of a database of the tests' PostgreSQL. */
    static TransactionPooler inFrontOf(String database) {
        TransactionPooler pooler = new TransactionPooler(Path.of("target", "kalimtak-pooler"));
        pooler.start(URI.create(KalimtakServers.jdbcUrl().substring("jdbc:".length())), database, passwords());
        return pooler;
    }

    private static void createDatabase() {
        try (Connection connection = administrator(PostgresServer.ADMINISTRATOR).getConnection()) {
            Database.execute(connection, "DROP DATABASE IF EXISTS " + FRESH + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make room for the database behind the pooler", e);
        }
        new DatabaseSetup(PooledServers::administrator, new DatabasePasswords(passwords()), FRESH).run();
    }

    private static Map<String, String> passwords() {
        return Stream.concat(Stream.of(PostgresServer.ADMINISTRATOR), DatabaseSetup.loginRoles().stream())
                .collect(Collectors.toMap(role -> role, KalimtakServers::password));
    }

    private static DataSource administrator(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        String url = KalimtakServers.jdbcUrl();
        source.setUrl(url.substring(0, url.lastIndexOf('/') + 1) + database);
        source.setUser(PostgresServer.ADMINISTRATOR);
        source.setPassword(KalimtakServers.password(PostgresServer.ADMINISTRATOR));
        return source;
    }
}
