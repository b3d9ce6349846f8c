package io.kalimtak.local.launch;

import io.kalimtak.local.server.DatabaseSetup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The six services, in the order of their ports. */
public enum Service {
    GATEWAY("gateway-service", 320),
    INTERACTION("interaction-service", 224),
    FEEDBACK("feedback-service", 192),
    CURATION("curation-service", 256),
    TRAINING("training-orchestrator", 448),
    REGISTRY("model-registry", 192);

    private final String module;
    private final int heapMegabytes;

    Service(String module, int heapMegabytes) {
        this.module = module;
        this.heapMegabytes = heapMegabytes;
    }

    /** The name in messages, files and configuration: {@code gateway}, {@code interaction} and so on. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The module's folder in the project. */
    public String module() {
        return module;
    }

    /**
     * Options of its JVM: the heap (training happens inside the orchestrator), and the quick compiler alone. Six JVMs
     * that start at once on two cores mostly compile; the thorough compiler would double what a start costs.
     */
    List<String> jvmOptions() {
        return List.of("-Xmx" + heapMegabytes + "m", "-XX:TieredStopAtLevel=1");
    }

    /** The login role in the database. */
    public String databaseRole() {
        return DatabaseSetup.role(id());
    }

    /** All services in order. */
    public static List<Service> all() {
        return Arrays.asList(values());
    }
}
