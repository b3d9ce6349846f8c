package io.kalimtak.local.launch;

import io.kalimtak.local.server.DatabaseSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The six services, in the order of their ports. */
public enum Service {
    /** A young generation of its own size: half the memory that a third of the heap takes, and no longer pauses. */
    GATEWAY("gateway-service", 320, "-Xms128m", "-Xmn48m", "-XX:MetaspaceSize=112m"),
    INTERACTION("interaction-service", 224),
    FEEDBACK("feedback-service", 192),
    CURATION("curation-service", 256),
    TRAINING("training-orchestrator", 448),
    REGISTRY("model-registry", 192);

    private final String module;
    private final int heapMegabytes;
    private final List<String> memoryOptions;

    Service(String module, int heapMegabytes, String... memoryOptions) {
        this.module = module;
        this.heapMegabytes = heapMegabytes;
        this.memoryOptions = List.of(memoryOptions);
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
     * Options of its JVM: the heap (the orchestrator evaluates in its own, and trains elsewhere), and the quick compiler alone. Six JVMs
     * that start at once on two cores mostly compile; the thorough compiler would double what a start costs. The
     * gateway's classes fill its metaspace twice over the usual threshold, each time with a collection of everything.
     */
    List<String> jvmOptions() {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heapMegabytes + "m", "-XX:TieredStopAtLevel=1"));
        options.addAll(memoryOptions);
        return options;
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
