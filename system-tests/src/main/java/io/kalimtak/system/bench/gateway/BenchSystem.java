package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import io.kalimtak.system.Groups;
import io.kalimtak.system.bench.Bench;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Our gateway with its servers, and Portkey's where it can be had, both before the same upstream. */
public final class BenchSystem implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int SETTLED_WITHIN_SECONDS = 120;
    private static final int LOOK_AGAIN_MS = 200;

    private final KalimtakSystem system;
    private final int upstream;
    private Portkey portkey;

    private BenchSystem(KalimtakSystem system, int upstream) {
        this.system = system;
        this.upstream = upstream;
    }

    /** Starts everything. Throws BadOption when there are no cores for the load as set. */
    public static BenchSystem start(Bench bench, BenchSettings settings) throws IOException, InterruptedException {
        Cores cores = new Cores(settings.loadCores());
        cores.forServers();
        // The full compiler, as in a deployment.
        ServiceTuning tuning = new ServiceTuning(List.of("-XX:TieredStopAtLevel=4"), settings.environment());
        List<Service> services = settings.everything() ? Service.all() : List.of(Service.GATEWAY, Service.REGISTRY);
        BenchSystem started = new BenchSystem(
                KalimtakSystem.open(
                        new SystemSettings(bench.home(), bench.folders(), PortPlan.free(), services, tuning),
                        (server, took) -> {}),
                settings.upstream());
        try {
            started.system.start();
            started.startPortkey(bench.folders(), bench.out());
            cores.forLoad();
            bench.out().println(cores.line());
            return started;
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** Our gateway. */
    public Door kalimtak() {
        return new Door(
                "Kalimtak",
                system.url(Service.GATEWAY).getPort(),
                Map.of("Authorization", "Bearer " + system.credentials().appKey()));
    }

    /** Portkey's gateway; absent when it could not be installed, which was told at the start. */
    public Optional<Door> portkey() {
        return Optional.ofNullable(portkey).map(running -> running.door(upstream));
    }

    /** The upstream itself, without a gateway before it. */
    public Door upstream() {
        return new Door("upstream", upstream, Map.of());
    }

    /** The process of our gateway. */
    public ChildServer gatewayProcess() {
        return system.process(Service.GATEWAY);
    }

    /** Null when it could not be installed. */
    public ChildServer portkeyProcess() {
        return portkey;
    }

    /** Where our gateway's records are. */
    public String bootstrapServers() {
        return system.servers().kafka().bootstrapServers();
    }

    /**
     * Waits until the services have read what was answered so far, or they would go on with it on the cores of the next
     * measurement. Throws IOException when they have not after {@value #SETTLED_WITHIN_SECONDS} seconds.
     */
    public void settle() throws IOException, InterruptedException {
        long deadline =
                System.nanoTime() + Duration.ofSeconds(SETTLED_WITHIN_SECONDS).toNanos();
        try (Groups groups = new Groups(bootstrapServers())) {
            while (!groups.quiet()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("records are not read yet: " + groups.lags());
                }
                Thread.sleep(LOOK_AGAIN_MS);
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka does not tell how far the services have read", e);
        }
    }

    @Override
    public void close() {
        if (portkey != null) {
            portkey.retire();
        }
        system.close();
    }

    private void startPortkey(RunFolders folders, PrintStream out) throws InterruptedException {
        try {
            Portkey installed = Portkey.install(folders);
            portkey = installed;
            installed.start();
            installed.awaitReady(START_LIMIT);
        } catch (IOException | ServerException e) {
            if (portkey != null) {
                portkey.retire();
                portkey = null;
            }
            out.printf("Portkey is left out, our own figures follow: %s%n%n", e.getMessage());
        }
    }
}
