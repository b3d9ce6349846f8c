package io.kalimtak.local.launch;

import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.ServerPorts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which process listens where on 127.0.0.1.
 *
 * @param services a port for each service
 * @param servers the ports of PostgreSQL, Kafka and the schema registry
 */
public record PortPlan(Map<Service, Integer> services, ServerPorts servers) {
    private static final int PORTS = 10;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;
    private static final int DEFAULT_GATEWAY = 8080;

    /** Copies the map. */
    public PortPlan {
        services = Map.copyOf(services);
    }

    /** Gateway 8080, services 8081 to 8085, schema registry 8086, PostgreSQL 5442, Kafka 9192 and 9193. */
    public static PortPlan standard() {
        return new PortPlan(servicesFrom(DEFAULT_GATEWAY), new ServerPorts(5442, 9192, 9193, DEFAULT_GATEWAY + 6));
    }

    /**
     * Ten ports in a row: gateway, the other services, schema registry, PostgreSQL, Kafka and its controller. Throws
     * UsageException when they do not lie between 1024 and 65535.
     */
    public static PortPlan from(int base) {
        if (base < LOWEST || base > HIGHEST - PORTS + 1) {
            throw new UsageException(
                    "--port-base " + base + " is out of range: ten ports are taken from it, so it may be " + LOWEST
                            + " to " + (HIGHEST - PORTS + 1));
        }
        return new PortPlan(servicesFrom(base), new ServerPorts(base + 7, base + 8, base + 9, base + 6));
    }

    /** Ports that nobody uses now, for tests. */
    public static PortPlan free() {
        List<Integer> ports = Ports.free(PORTS);
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.all()) {
            services.put(service, ports.get(service.ordinal()));
        }
        return new PortPlan(services, new ServerPorts(ports.get(7), ports.get(8), ports.get(9), ports.get(6)));
    }

    /** The service's port. */
    public int of(Service service) {
        return services.get(service);
    }

    /** The service's address, {@code http://127.0.0.1:<port>}. */
    public String url(Service service) {
        return "http://127.0.0.1:" + of(service);
    }

    /** Every port by the name of who will listen there, in order of start. */
    public Map<String, Integer> byName() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("postgresql", servers.postgres());
        ports.put("kafka", servers.kafka());
        ports.put("kafka controller", servers.kafkaController());
        ports.put("schema-registry", servers.registry());
        Service.all().forEach(service -> ports.put(service.id(), of(service)));
        return ports;
    }

    private static Map<Service, Integer> servicesFrom(int gateway) {
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.all()) {
            services.put(service, gateway + service.ordinal());
        }
        return services;
    }
}
