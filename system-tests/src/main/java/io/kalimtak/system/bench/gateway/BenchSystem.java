package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.local.demo.DemoRow;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our gateway with its servers, Portkey's where it can be had, and the upstream that Portkey's asks. */
final class BenchSystem implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final KalimtakSystem system;
    private final ZeroDelayUpstream upstream;
    private final List<DemoRow> rows = DemoCorpus.read();
    private Portkey portkey;

    private BenchSystem(KalimtakSystem system, ZeroDelayUpstream upstream) {
        this.system = system;
        this.upstream = upstream;
    }

    /**
     * Starts everything.
     *
     * @param everything all services, or the gateway alone with the servers that it records to and the model registry,
     *     which tells it what to answer with
     */
    static BenchSystem start(Home home, RunFolders folders, boolean everything, PrintStream out)
            throws IOException, InterruptedException {
        // The full compiler, as in a deployment; and no limit a key, which is 1,000 calls a second otherwise.
        ServiceTuning tuning = new ServiceTuning(
                List.of("-XX:TieredStopAtLevel=4"), Map.of("KALIMTAK_GATEWAY_KEYS_RATE_PER_MINUTE", "100000000"));
        List<Service> services = everything ? Service.all() : List.of(Service.GATEWAY, Service.REGISTRY);
        BenchSystem started = new BenchSystem(
                KalimtakSystem.open(
                        new SystemSettings(home, folders, PortPlan.free(), services, tuning), (server, took) -> {}),
                ZeroDelayUpstream.start());
        try {
            started.system.start();
            started.startPortkey(folders, out);
            return started;
        } catch (InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    Target kalimtak() throws IOException {
        return Target.kalimtak(
                system.url(Service.GATEWAY).getPort(), system.credentials().appKey(), rows);
    }

    /** Portkey's gateway; absent when it could not be installed, which was told at the start. */
    Optional<Target> portkey() throws IOException {
        return portkey == null ? Optional.empty() : Optional.of(portkey.target(upstream.port(), rows));
    }

    /** The upstream itself, without a gateway before it. */
    Target upstream() throws IOException {
        return Target.chat("upstream", upstream.port(), Map.of(), rows);
    }

    ChildServer gatewayProcess() {
        return system.process(Service.GATEWAY);
    }

    /** Null when it could not be installed. */
    ChildServer portkeyProcess() {
        return portkey;
    }

    @Override
    public void close() throws IOException {
        if (portkey != null) {
            portkey.retire();
        }
        upstream.close();
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
