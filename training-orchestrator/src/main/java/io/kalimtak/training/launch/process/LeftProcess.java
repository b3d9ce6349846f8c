package io.kalimtak.training.launch.process;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that a SIGKILL of this service has left running. The run's folder says which it was: number and start of the
 * process, since numbers are given again, and the machine, since others see the folder, too.
 */
public final class LeftProcess {
    private static final String FILE = "process";

    private LeftProcess() {}

    /** Writes down what has been started for the run with this folder. */
    static void remember(Path folder, ProcessHandle process) throws IOException {
        Files.writeString(folder.resolve(FILE), describe(process));
    }

    /** Ends the program of an earlier try, if it still runs on this machine, and all that it has started. */
    public static void end(Path folder) {
        Optional<ProcessHandle> left = find(folder.resolve(FILE));
        if (left.isPresent()) {
            List<ProcessHandle> family = new ArrayList<>(List.of(left.get()));
            left.get().descendants().forEach(family::add);
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Optional<ProcessHandle> find(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String described = Files.readString(file);
            long pid = Long.parseLong(described.substring(0, described.indexOf(' ')));
            return ProcessHandle.of(pid).filter(process -> describe(process).equals(described));
        } catch (IOException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
            // Half written when the service was killed: nothing says what was started.
            return Optional.empty();
        }
    }

    private static String describe(ProcessHandle process) {
        String start = process.info().startInstant().map(Object::toString).orElse("unknown");
        return process.pid() + " " + start + " " + machine();
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
