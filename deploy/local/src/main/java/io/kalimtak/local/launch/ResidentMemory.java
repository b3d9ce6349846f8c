package io.kalimtak.local.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory that a process holds, in bytes. On Linux the proportional set size: pages that several processes share, as
 * PostgreSQL's do, count once in a sum. Elsewhere the resident set size as {@code ps} tells it.
 */
public final class ResidentMemory {
    private static final long KILOBYTE = 1024;

    private ResidentMemory() {}

    /** Of the process and all its children. */
    public static long ofFamily(ProcessHandle process) {
        return of(process) + process.descendants().mapToLong(ResidentMemory::of).sum();
    }

    /** Of the process alone; 0 when it cannot be told, because it has just ended for instance. */
    static long of(ProcessHandle process) {
        Path summary = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try {
            if (Files.isReadable(summary)) {
                return proportional(Files.readAllLines(summary));
            }
            return byPs(process.pid());
        } catch (IOException e) {
            return 0;
        }
    }

    static long proportional(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                .findFirst()
                .orElse(0);
    }

    private static long byPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(ps.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = reader.readLine();
            return line == null || line.isBlank() ? 0 : Long.parseLong(line.strip()) * KILOBYTE;
        }
    }
}
