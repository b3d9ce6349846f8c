package io.kalimtak.local.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How a child gets a session of its own: {@code setsid} on Linux, Perl where that is missing (macOS). */
final class Detached {
    private static final List<String> PREFIX = choose();

    private Detached() {}

    /** Words to put before a command; empty when the machine has no means. */
    static List<String> prefix() {
        return PREFIX;
    }

    /** Whether the program is on the PATH. */
    static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static List<String> choose() {
        if (isInstalled("setsid")) {
            return List.of("setsid");
        }
        if (isInstalled("perl")) {
            return List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die \"cannot run $ARGV[0]\\n\";");
        }
        return List.of();
    }
}
