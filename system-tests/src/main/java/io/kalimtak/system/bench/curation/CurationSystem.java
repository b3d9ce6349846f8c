package io.kalimtak.system.bench.curation;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.EmbeddedServers;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.system.bench.Bench;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, Kafka, the schema registry and curation-service by themselves, with new data; nothing is left. */
final class CurationSystem implements AutoCloseable {
    private final KalimtakSystem system;
    private final RunFolders folders;
    private final PGSimpleDataSource database;
    private final CurationRun jobs;

    private CurationSystem(KalimtakSystem system, RunFolders folders) {
        this.system = system;
        this.folders = folders;
        this.database = system.servers().postgres().administrator(DatabaseSetup.DATABASE);
        this.jobs = new CurationRun(system);
    }

    /**
     * Starts them, on free ports.
     *
     * @param name of its folder in the benchmark's
     * @param heapMegabytes the service's heap at most
     */
    static CurationSystem start(Bench bench, String name, int heapMegabytes) {
        RunFolders folders = new RunFolders(bench.folders().root().resolve(name));
        // The full compiler, as in a deployment.
        ServiceTuning tuning =
                new ServiceTuning(List.of("-XX:TieredStopAtLevel=4", "-Xmx" + heapMegabytes + "m"), Map.of());
        KalimtakSystem system = KalimtakSystem.open(
                new SystemSettings(bench.home(), folders, PortPlan.free(), List.of(Service.CURATION), tuning),
                (server, took) -> {});
        system.start();
        return new CurationSystem(system, folders);
    }

    EmbeddedServers servers() {
        return system.servers();
    }

    /** As its administrator. */
    PGSimpleDataSource database() {
        return database;
    }

    CurationRun jobs() {
        return jobs;
    }

    /** The service's process. */
    long pid() {
        return system.process(Service.CURATION).pid();
    }

    @Override
    public void close() {
        system.close();
        folders.delete();
    }
}
