package io.kalimtak.local.launch;

import io.kalimtak.local.server.DatabaseSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The six services, in the order of their ports. */
public enum Service {
    GATEWAY("gateway-service", 320, Compilation.THOROUGH_WHEN_HOT),
    INTERACTION("interaction-service", 224, Compilation.QUICK),
    FEEDBACK("feedback-service", 192, Compilation.QUICK),
    CURATION("curation-service", 256, Compilation.QUICK),
    TRAINING("training-orchestrator", 448, Compilation.THOROUGH_WHEN_HOT),
    REGISTRY("model-registry", 192, Compilation.QUICK);

    /** Six JVMs that start at once on two cores mostly compile: half of a service's start-up is C2's work. */
    private enum Compilation {
        /** The quick compiler alone: for services that wait for Kafka and the database. */
        QUICK(List.of("-XX:TieredStopAtLevel=1")),
        /** The thorough compiler too, but only for what stays hot after start-up: for those that run the model. */
        THOROUGH_WHEN_HOT(List.of(
                "-XX:Tier3DelayOn=0",
                "-XX:Tier4InvocationThreshold=15000",
                "-XX:Tier4MinInvocationThreshold=5000",
                "-XX:Tier4CompileThreshold=30000"));

        private final List<String> options;

        Compilation(List<String> options) {
            this.options = options;
        }
    }

    private final String module;
    private final int heapMegabytes;
    private final Compilation compilation;

    Service(String module, int heapMegabytes, Compilation compilation) {
        this.module = module;
        this.heapMegabytes = heapMegabytes;
        this.compilation = compilation;
    }

    /** The name in messages, files and configuration: {@code gateway}, {@code interaction} and so on. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The module's folder in the project. */
    public String module() {
        return module;
    }

    /** Options of its JVM: compilers, and the heap (training happens inside the orchestrator). */
    List<String> jvmOptions() {
        List<String> options = new ArrayList<>(compilation.options);
        options.add("-Xmx" + heapMegabytes + "m");
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
