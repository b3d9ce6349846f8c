package io.kalimtak.local.launch;

import io.kalimtak.local.server.PidFile;
import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.RunFolders;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code status}: one line a process with its port, id, readiness and memory. */
final class StatusCommand {
    private static final int NOT_RUNNING = 3;
    private static final long MEGABYTE = 1L << 20;

    private final RunFolders folders;
    private final PrintStream out;

    StatusCommand(RunFolders folders, PrintStream out) {
        this.folders = folders;
        this.out = out;
    }

    /** 0 when every process is ready, 1 when one is not, 3 when nothing runs. */
    int run() {
        Optional<ProcessHandle> launcher = InstanceLock.holder(folders);
        if (launcher.isEmpty()) {
            out.println("kalimtak is not running in " + folders.root() + "; ./kalimtak up starts it");
            return NOT_RUNNING;
        }
        out.printf("%-16s %6s %8s %6s %9s%n", "process", "port", "pid", "ready", "memory");
        boolean allReady = true;
        long total = ResidentMemory.of(launcher.get());
        print("launcher", "-", launcher.get().pid(), "-", total);
        for (Map.Entry<String, Integer> entry : RecordedPorts.read(folders).entrySet()) {
            if (entry.getKey().equals("kafka controller")) {
                continue;
            }
            Optional<ProcessHandle> process = new PidFile(folders.pid(entry.getKey())).process();
            boolean ready = process.isPresent() && isReady(entry.getKey(), entry.getValue());
            long memory = process.map(ResidentMemory::ofFamily).orElse(0L);
            allReady &= ready;
            total += memory;
            print(
                    entry.getKey(),
                    Integer.toString(entry.getValue()),
                    process.map(ProcessHandle::pid).orElse(-1L),
                    ready ? "yes" : "no",
                    memory);
        }
        out.printf(Locale.ROOT, "%-16s %6s %8s %6s %6d MB%n", "together", "", "", "", total / MEGABYTE);
        return allReady ? 0 : 1;
    }

    private void print(String name, String port, long pid, String ready, long memory) {
        String id = pid < 0 ? "-" : Long.toString(pid);
        out.printf(Locale.ROOT, "%-16s %6s %8s %6s %6d MB%n", name, port, id, ready, memory / MEGABYTE);
    }

    private static boolean isReady(String name, int port) {
        boolean service = Service.all().stream().anyMatch(known -> known.id().equals(name));
        return service ? ServiceProcess.isReady(port) : Ports.isListening(port);
    }
}
