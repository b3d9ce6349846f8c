package io.kalimtak.local.launch;

import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of the last start, on disk for {@code ./kalimtak status}. */
final class RecordedPorts {
    private static final String SEPARATOR = "=";

    private RecordedPorts() {}

    static void write(RunFolders folders, PortPlan ports) {
        StringBuilder text = new StringBuilder();
        ports.byName()
                .forEach((name, port) ->
                        text.append(name).append(SEPARATOR).append(port).append('\n'));
        try {
            Files.writeString(file(folders), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file(folders), e);
        }
    }

    /** Ports by process name, in order of start; empty when nothing was ever started. */
    static Map<String, Integer> read(RunFolders folders) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        if (!Files.exists(file(folders))) {
            return ports;
        }
        try {
            for (String line : Files.readAllLines(file(folders))) {
                String[] parts = line.split(SEPARATOR);
                ports.put(parts[0], Integer.valueOf(parts[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(folders), e);
        }
        return ports;
    }

    private static Path file(RunFolders folders) {
        return folders.run().resolve("ports");
    }
}
