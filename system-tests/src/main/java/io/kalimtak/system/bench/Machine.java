package io.kalimtak.system.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a figure must be read with: machine, date, commit. */
public final class Machine {
    private static final long GIGABYTE = 1L << 30;

    private Machine() {}

    /** Prints two lines of facts and an empty one. */
    public static void describe(PrintStream out, Path project, Options options) {
        out.printf(
                "%d processors, %d GiB, %s %s, Java %s%n",
                Runtime.getRuntime().availableProcessors(),
                Math.round((double) memory() / GIGABYTE),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version());
        out.printf("%s, options: %s%n%n", stamp(project), options);
    }

    /** Date and commit, as the heading of a table has them. */
    public static String stamp(Path project) {
        return LocalDate.now(ZoneOffset.UTC) + ", commit " + commit(project);
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private static String commit(Path project) {
        try {
            Process git = new ProcessBuilder("git", "-C", project.toString(), "describe", "--always", "--dirty")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? "unknown" : answer;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
