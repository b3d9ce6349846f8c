package io.kalimtak.local.launch;

import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** What would fail later and less clearly, asked before anything is started. */
final class Preflight {
    /** What a first run writes is about 300 MB; the rest is room to work. */
    static final long SPACE_NEEDED = 1L << 30;

    private static final long MEGABYTE = 1L << 20;

    private Preflight() {}

    /** Throws ServerException when less than 1 GiB is free where the data is. */
    static void checkSpace(RunFolders folders) {
        try {
            requireSpace(folders, Files.getFileStore(folders.root()).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell how much space is left for " + folders.root(), e);
        }
    }

    static void requireSpace(RunFolders folders, long usable) {
        if (usable < SPACE_NEEDED) {
            throw new ServerException("only " + usable / MEGABYTE + " MiB are free for " + folders.root() + ", "
                    + SPACE_NEEDED / MEGABYTE + " are needed: make room, or set KALIMTAK_DATA to a folder elsewhere");
        }
    }

    /** Throws ServerException for the first port that is in use. */
    static void checkPorts(PortPlan plan) {
        for (Map.Entry<String, Integer> entry : plan.byName().entrySet()) {
            if (!Ports.isFree(entry.getValue())) {
                throw new ServerException("port " + entry.getValue() + " (" + entry.getKey()
                        + ") is in use: stop what uses it, or choose other ports with --port-base, 18080 for instance");
            }
        }
    }
}
