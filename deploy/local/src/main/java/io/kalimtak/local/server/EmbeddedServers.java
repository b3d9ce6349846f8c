package io.kalimtak.local.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * PostgreSQL, Kafka and the schema registry, started side by side and set up: roles, schemas, topics, released Avro
 * schemas. The registry waits for PostgreSQL alone, and only when its ids must survive a restart.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(180);

    private final ServerSettings settings;
    private final StartListener listener;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final RegistryServer registry;

    /** Told of each process that became ready. */
    @FunctionalInterface
    public interface StartListener {
        /** The process is ready after this time. */
        void ready(ChildServer server, Duration took);
    }

    private EmbeddedServers(ServerSettings settings, StartListener listener) {
        this.settings = settings;
        this.listener = listener;
        ServerPorts ports = settings.ports();
        RunFolders folders = settings.folders();
        postgres = new PostgresServer(
                settings.home(),
                folders,
                ports.postgres(),
                settings.passwords().of(PostgresServer.ADMINISTRATOR),
                settings.durable());
        kafka = new KafkaServer(
                settings.home(), folders, ports.kafka(), ports.kafkaController(), settings.brokerOptions());
        registry = new RegistryServer(settings.home(), folders, ports.registry(), registryStorage());
    }

    /** Servers that are not running yet. */
    public static EmbeddedServers of(ServerSettings settings, StartListener listener) {
        return new EmbeddedServers(settings, listener);
    }

    /** Starts servers for tests: free ports, no waiting for the disk, registry in memory, one password for all. */
    public static EmbeddedServers forTests(Home home, RunFolders folders) {
        EmbeddedServers servers = of(ServerSettings.forTests(home, folders), (server, took) -> {});
        servers.start();
        return servers;
    }

    /** Starts and sets up everything; stops what runs when one fails. Throws ServerException. */
    public void start() {
        start(() -> {});
    }

    /**
     * Starts and sets up everything, and what needs the database and Kafka from its beginning but the schema registry
     * only later: {@code dependents} runs beside the registry's start. Stops the servers when one fails. Throws
     * ServerException.
     */
    public void start(Runnable dependents) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Void> database = CompletableFuture.runAsync(this::startPostgres, threads);
            CompletableFuture<Void> broker = CompletableFuture.runAsync(this::startKafka, threads);
            CompletableFuture<Void> schemas = settings.durable()
                    ? database.thenRunAsync(this::startRegistry, threads)
                    : CompletableFuture.runAsync(this::startRegistry, threads);
            CompletableFuture<Void> others =
                    CompletableFuture.allOf(database, broker).thenRunAsync(dependents, threads);
            CompletableFuture.allOf(database, broker, schemas, others).join();
        } catch (CompletionException e) {
            close();
            if (e.getCause() instanceof ServerException cause) {
                throw cause;
            }
            throw new ServerException("the system cannot be started: " + e.getCause(), e);
        }
    }

    /** Stops the servers, those that others need last. */
    @Override
    public void close() {
        registry.retire();
        kafka.retire();
        postgres.retire();
    }

    /** All servers in order of start. */
    public List<ChildServer> all() {
        return List.of(postgres, kafka, registry);
    }

    /** PostgreSQL. */
    public PostgresServer postgres() {
        return postgres;
    }

    /** Kafka. */
    public KafkaServer kafka() {
        return kafka;
    }

    /** The schema registry. */
    public RegistryServer registry() {
        return registry;
    }

    /** JDBC address of the services' database. */
    public String jdbcUrl() {
        return jdbcUrl(DatabaseSetup.DATABASE);
    }

    /** Passwords of the database roles. */
    public DatabasePasswords passwords() {
        return settings.passwords();
    }

    private void startPostgres() {
        startAndWait(postgres);
        new DatabaseSetup(postgres::administrator, settings.passwords()).run();
    }

    private void startKafka() {
        startAndWait(kafka);
        new TopicSetup(kafka.bootstrapServers(), 1, 1).run();
    }

    private void startRegistry() {
        startAndWait(registry);
        new SchemaSetup(registry.confluentApi()).run();
    }

    private void startAndWait(ChildServer server) {
        long started = System.nanoTime();
        server.start();
        server.awaitReady(LIMIT);
        listener.ready(server, Duration.ofNanos(System.nanoTime() - started));
    }

    private Optional<RegistryServer.Storage> registryStorage() {
        if (!settings.durable()) {
            return Optional.empty();
        }
        String role = DatabaseSetup.REGISTRY_STORE;
        return Optional.of(new RegistryServer.Storage(
                jdbcUrl(role), role, settings.passwords().of(role)));
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.ports().postgres() + "/" + database;
    }
}
