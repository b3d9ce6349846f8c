package io.kalimtak.local.launch;

import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.util.List;

/**
 * What to start and where.
 *
 * @param home the built project
 * @param folders data, logs, process ids
 * @param ports where each process listens
 * @param services which of the services to start; system tests may leave some out
 * @param tuning what the services get beyond the usual
 */
public record SystemSettings(
        Home home, RunFolders folders, PortPlan ports, List<Service> services, ServiceTuning tuning) {
    /** Copies the list. */
    public SystemSettings {
        services = List.copyOf(services);
    }

    /** Some services, run as usual. */
    public SystemSettings(Home home, RunFolders folders, PortPlan ports, List<Service> services) {
        this(home, folders, ports, services, ServiceTuning.none());
    }

    /** All services. */
    public static SystemSettings of(Home home, RunFolders folders, PortPlan ports) {
        return new SystemSettings(home, folders, ports, Service.all());
    }
}
