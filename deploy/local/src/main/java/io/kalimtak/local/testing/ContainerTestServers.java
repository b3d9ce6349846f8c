package io.kalimtak.local.testing;

import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.PostgresServer;
import io.kalimtak.local.server.SchemaSetup;
import io.kalimtak.local.server.ServerSettings;
import io.kalimtak.local.server.TopicSetup;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;

/** The same three servers as containers. */
final class ContainerTestServers implements TestServers {
    private static final String POSTGRES = "postgres:18";
    private static final String KAFKA = "apache/kafka:4.1.2";
    private static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";

    /** What the engine must have; nothing is pulled behind the back of a test run. */
    static final List<String> IMAGES = List.of(POSTGRES, KAFKA, REGISTRY);

    private final Map<String, String> passwords = ServerSettings.testPasswords().byRole();
    private final GenericContainer<?> postgres = new GenericContainer<>(POSTGRES)
            .withEnv("POSTGRES_PASSWORD", passwords.get(PostgresServer.ADMINISTRATOR))
            .withExposedPorts(5432)
            .waitingFor(Wait.forLogMessage(".*ready to accept connections.*", 2));
    private final FixedPortKafka kafka = new FixedPortKafka(KAFKA);
    private final GenericContainer<?> registry = new GenericContainer<>(REGISTRY)
            .withExposedPorts(8080)
            .waitingFor(Wait.forHttp("/apis/registry/v3/system/info"));

    /** Starts the containers and sets them up as the embedded ones are. */
    ContainerTestServers() {
        Startables.deepStart(postgres, kafka, registry).join();
        new DatabaseSetup(this::administrator, ServerSettings.testPasswords()).run();
        new TopicSetup(bootstrapServers(), 1, 1).run();
        new SchemaSetup(URI.create(registryOrigin() + "/apis/ccompat/v7")).run();
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(DatabaseSetup.DATABASE);
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public String registryUrl() {
        return registryOrigin() + "/apis/registry/v3";
    }

    @Override
    public Map<String, String> passwords() {
        return passwords;
    }

    @Override
    public List<String> pauseBroker(boolean resume) {
        return List.of("docker", resume ? "unpause" : "pause", kafka.getContainerId());
    }

    @Override
    public void close() {
        registry.stop();
        kafka.stop();
        postgres.stop();
    }

    private String registryOrigin() {
        return "http://" + registry.getHost() + ":" + registry.getMappedPort(8080);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(5432) + "/" + database;
    }

    private DataSource administrator(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(PostgresServer.ADMINISTRATOR);
        source.setPassword(passwords.get(PostgresServer.ADMINISTRATOR));
        return source;
    }
}
