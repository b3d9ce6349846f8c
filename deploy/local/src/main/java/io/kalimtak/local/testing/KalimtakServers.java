package io.kalimtak.local.testing;

import io.kalimtak.local.server.DatabaseSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * PostgreSQL, Kafka and the schema registry for a {@code @QuarkusTest}, and the configuration that points a service at
 * them. The servers start once a JVM, with every topic, schema and role there; tables are the service's own migrations.
 *
 * <p>Init argument {@code service}: which service's database role to use, {@code curation} for instance. With {@code
 * -Dkalimtak.test.pooled=true} the service reaches its database through a {@link TransactionPooler}.
 */
public final class KalimtakServers implements QuarkusTestResourceLifecycleManager {
    /** Secret between services in tests. */
    public static final String INTERNAL_SECRET = "test-secret-of-at-least-32-characters";

    /** The installation's key in tests, Base64 of 32 bytes. */
    public static final String INSTALLATION_KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private String service;
    private TransactionPooler pooler;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
        if (service != null && !DatabaseSetup.SERVICES.contains(service)) {
            throw new IllegalArgumentException("no service named " + service + "; there are " + DatabaseSetup.SERVICES);
        }
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> connection = SharedServers.ofJvm();
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", connection.get(SharedServers.BOOTSTRAP_SERVERS));
        settings.put("apicurio.registry.url", connection.get(SharedServers.REGISTRY_URL));
        // A slow machine is still testing when it would run by itself, and would take away what a test is about.
        settings.put("kalimtak.retention.delayed", "24h");
        settings.put("kalimtak.internal.secret", INTERNAL_SECRET);
        settings.put("kalimtak.installation.key", INSTALLATION_KEY);
        if (service != null) {
            String role = DatabaseSetup.role(service);
            settings.put("quarkus.datasource.jdbc.url", serviceUrl(connection.get(SharedServers.JDBC_URL)));
            settings.put("quarkus.datasource.username", role);
            settings.put("quarkus.datasource.password", connection.get(SharedServers.PASSWORD + role));
        }
        return settings;
    }

    /** Stops the pooler, if any; the servers serve every test class of the JVM and end with it. */
    @Override
    public void stop() {
        if (pooler != null) {
            pooler.close();
        }
    }

    private String serviceUrl(String direct) {
        if (!Boolean.getBoolean("kalimtak.test.pooled")) {
            return direct;
        }
        pooler = PooledServers.inFrontOf(DatabaseSetup.DATABASE);
        return pooler.jdbcUrl(DatabaseSetup.DATABASE);
    }

    /** What clients put in {@code bootstrap.servers}. */
    public static String bootstrapServers() {
        return SharedServers.ofJvm().get(SharedServers.BOOTSTRAP_SERVERS);
    }

    /** JDBC address of the services' database. */
    public static String jdbcUrl() {
        return SharedServers.ofJvm().get(SharedServers.JDBC_URL);
    }

    /** The registry's own API, {@code …/apis/registry/v3}. */
    public static String registryUrl() {
        return SharedServers.ofJvm().get(SharedServers.REGISTRY_URL);
    }

    /** Password of a database role, {@code postgres} for the administrator. */
    public static String password(String role) {
        return SharedServers.ofJvm().get(SharedServers.PASSWORD + role);
    }
}
