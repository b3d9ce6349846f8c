package io.kalimtak.local.launch;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.EmbeddedServers;
import io.kalimtak.local.server.EmbeddedServers.StartListener;
import io.kalimtak.local.server.PidFile;
import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.ServerException;
import io.kalimtak.local.server.ServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The whole system as child processes: three servers, then the services. {@code ./kalimtak up} and the system tests
 * drive it alike; every process can be killed and started again by name.
 */
public final class KalimtakSystem implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final SystemSettings settings;
    private final StartListener listener;
    private final InstanceLock lock;
    private final Secrets secrets;
    private final Credentials credentials;
    private final EmbeddedServers servers;
    private final ServiceEnvironment environment;
    private final List<ServiceProcess> services = new ArrayList<>();
    private boolean closed;

    private KalimtakSystem(SystemSettings settings, StartListener listener, InstanceLock lock) {
        this.settings = settings;
        this.listener = listener;
        this.lock = lock;
        RandomText random = new RandomText();
        secrets = Secrets.loadOrCreate(settings.folders(), random);
        credentials = Credentials.loadOrCreate(settings.folders().data("credentials.json"), random);
        ServerSettings serverSettings = new ServerSettings(
                settings.home(),
                settings.folders(),
                settings.ports().servers(),
                secrets.databasePasswords(),
                true,
                settings.tuning().jvmOptions());
        servers = EmbeddedServers.of(serverSettings, listener);
        environment = new ServiceEnvironment(settings.ports(), settings.folders(), servers, secrets, credentials);
        for (Service service : settings.services()) {
            services.add(new ServiceProcess(service, settings, environment.of(service)));
        }
    }

    /**
     * Takes the data folder for this process: stops what a launcher that was killed left running, checks space and
     * ports, makes the secrets of a first run. Starts nothing. Throws ServerException with one line on what is wrong.
     */
    public static KalimtakSystem open(SystemSettings settings, StartListener listener) {
        settings.folders().create();
        InstanceLock lock = InstanceLock.take(settings.folders());
        try {
            PidFile.stopLeftovers(settings.folders().run());
            Preflight.checkSpace(settings.folders());
            Preflight.checkPorts(settings.ports());
            RecordedPorts.write(settings.folders(), settings.ports());
            return new KalimtakSystem(settings, listener, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Starts everything; stops what runs when one process fails. Throws ServerException. */
    public void start() {
        try {
            servers.start(this::startServices);
        } catch (ServerException e) {
            close();
            throw e;
        }
    }

    /** Has someone told of each process that ends though nobody stopped it. */
    public void onDeath(Consumer<ChildServer> deathListener) {
        processes().forEach(process -> process.onDeath(deathListener));
    }

    /** Stops everything in the reverse order of start; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            services.reversed().forEach(service -> threads.execute(service::retire));
        }
        servers.close();
        lock.close();
    }

    /** Every process in order of start. */
    public List<ChildServer> processes() {
        List<ChildServer> all = new ArrayList<>(servers.all());
        all.addAll(services);
        return all;
    }

    /** The process with this name. Throws IllegalArgumentException when there is none. */
    public ChildServer process(String name) {
        return processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process named " + name));
    }

    /** The process of a service. */
    public ChildServer process(Service service) {
        return process(service.id());
    }

    /**
     * Starts another process of a service beside the first, on a port of its own, and waits until it is ready; it ends
     * with the system. Throws ServerException.
     *
     * @param differently what it is told other than the first, as environment variables: folders that it may not share
     */
    public ChildServer replicate(Service service, String name, Map<String, String> differently) {
        int port = Ports.free(1).getFirst();
        Map<String, String> told = new HashMap<>(environment.of(service));
        told.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        told.putAll(differently);
        ServiceProcess replica = new ServiceProcess(service, name, port, settings, told);
        services.add(replica);
        startAndWait(replica);
        return replica;
    }

    /** The servers, for tests that look into the database or the topics. */
    public EmbeddedServers servers() {
        return servers;
    }

    /** Keys of the public door. */
    public Credentials credentials() {
        return credentials;
    }

    /** What services show each other in calls; tests that go past the gateway need it. */
    public String internalSecret() {
        return secrets.internalSecret();
    }

    /** Address of a service. */
    public URI url(Service service) {
        return URI.create(settings.ports().url(service));
    }

    /** Where everything is and what was asked for. */
    public SystemSettings settings() {
        return settings;
    }

    private void startServices() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(services.stream()
                            .map(service -> CompletableFuture.runAsync(() -> startAndWait(service), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private void startAndWait(ServiceProcess service) {
        long started = System.nanoTime();
        service.start();
        service.awaitReady(LIMIT);
        listener.ready(service, Duration.ofNanos(System.nanoTime() - started));
    }
}
