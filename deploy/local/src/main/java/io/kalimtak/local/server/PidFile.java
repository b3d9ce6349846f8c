package io.kalimtak.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Process id and start time of a child, on disk. The start time tells our process from a stranger that was given the
 * same id later: nothing is ever stopped by its id alone.
 */
public final class PidFile {
    /** Linux derives the start from the boot time, which moves with the clock by up to a second. */
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path file;

    /** The file at this place; it need not exist. */
    public PidFile(Path file) {
        this.file = file;
    }

    /** Records the process. */
    public void write(ProcessHandle process) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        try {
            Files.writeString(file, process.pid() + " " + started.toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The recorded process, if it still runs and is that very one. */
    public Optional<ProcessHandle> process() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(file).strip().split(" ");
            long started = Long.parseLong(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(found -> sameStart(found, Instant.ofEpochMilli(started)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Half written by a process that was killed: it names nobody.
            return Optional.empty();
        }
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    /** Stops what a launcher that is gone left behind in the folder; returns how many processes that were. */
    public static int stopLeftovers(Path folder) {
        int stopped = 0;
        for (PidFile file : in(folder)) {
            Optional<ProcessHandle> process = file.process();
            if (process.isPresent()) {
                stop(process.get());
                stopped++;
            }
            file.delete();
        }
        return stopped;
    }

    private static List<PidFile> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".pid"))
                    .map(PidFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static void stop(ProcessHandle process) {
        List<ProcessHandle> family =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        process.destroy();
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            family.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private static boolean sameStart(ProcessHandle process, Instant recorded) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(recorded, started).abs().compareTo(CLOCK_DRIFT) <= 0;
    }
}
