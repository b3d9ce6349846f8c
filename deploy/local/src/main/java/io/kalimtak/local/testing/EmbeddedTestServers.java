package io.kalimtak.local.testing;

import io.kalimtak.local.server.EmbeddedServers;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.PidFile;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The embedded servers, with their data in the {@code target} folder of the module under test. */
final class EmbeddedTestServers implements TestServers {
    private static final Path PARENT = Path.of("target", "kalimtak-servers");

    private final RunFolders folders;
    private final EmbeddedServers servers;

    /** Starts the servers. */
    EmbeddedTestServers() {
        removeLeftovers();
        folders = new RunFolders(
                PARENT.resolve(Long.toString(ProcessHandle.current().pid())));
        servers = EmbeddedServers.forTests(Home.find(), folders);
    }

    @Override
    public String jdbcUrl() {
        return servers.jdbcUrl();
    }

    @Override
    public String bootstrapServers() {
        return servers.kafka().bootstrapServers();
    }

    @Override
    public String registryUrl() {
        return servers.registry().url();
    }

    @Override
    public Map<String, String> passwords() {
        return servers.passwords().byRole();
    }

    @Override
    public List<String> pauseBroker(boolean resume) {
        return List.of(
                "kill",
                resume ? "-CONT" : "-STOP",
                Long.toString(servers.kafka().pid()));
    }

    @Override
    public void close() {
        servers.close();
        folders.delete();
    }

    /** Data of test runs that were killed: the folder's name is the process id of the run. */
    private static void removeLeftovers() {
        for (Path folder : runs()) {
            long owner = Long.parseLong(folder.getFileName().toString());
            if (ProcessHandle.of(owner).isEmpty()) {
                RunFolders old = new RunFolders(folder);
                PidFile.stopLeftovers(old.run());
                old.delete();
            }
        }
    }

    private static List<Path> runs() {
        if (!Files.isDirectory(PARENT)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(PARENT)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + PARENT, e);
        }
    }
}
