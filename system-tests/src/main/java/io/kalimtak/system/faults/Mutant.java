package io.kalimtak.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mistakes that a check of durability must notice. One is planted when its service starts. */
public enum Mutant {
    /** The insert of interactions says no longer what happens to a row that is held already. */
    NO_CONFLICT_CLAUSE("interaction-service", "io.kalimtak.interaction.content.ContentStore"),
    /** A batch is acknowledged before it is stored. */
    ACK_BEFORE_COMMIT("interaction-service", "io.kalimtak.kit.events.BatchProcessor"),
    /** The journal says that it has what it has not. */
    DROPPED_JOURNAL("gateway-service", "io.kalimtak.gateway.durable.JournalStore");

    final String module;
    final String type;

    Mutant(String module, String type) {
        this.module = module;
        this.type = type;
    }

    /** The module of the service that it is planted in. */
    public String module() {
        return module;
    }

    /** Has every start of the service from now on plant it. */
    public void plant(Path folder) throws IOException {
        Files.createFile(flag(folder));
    }

    /** Ends that. */
    public void pull(Path folder) throws IOException {
        Files.deleteIfExists(flag(folder));
    }

    /** Whether a process was started with it. */
    public boolean grown(Path folder) {
        return Files.exists(sign(folder));
    }

    Path flag(Path folder) {
        return folder.resolve("mutant-" + name());
    }

    Path sign(Path folder) {
        return folder.resolve("grown-" + name());
    }
}
