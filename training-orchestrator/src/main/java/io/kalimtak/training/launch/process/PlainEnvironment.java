package io.kalimtak.training.launch.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a program sees of this process: where programs and files are, which language; never a secret. */
public final class PlainEnvironment {
    private static final List<String> NAMES = List.of("PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL", "LC_CTYPE");

    private PlainEnvironment() {}

    /** A new map. */
    public static Map<String, String> variables() {
        Map<String, String> environment = new TreeMap<>();
        NAMES.forEach(name -> pass(name, environment));
        return environment;
    }

    /** Adds the variable where this process has it. */
    public static void pass(String name, Map<String, String> environment) {
        String value = System.getenv(name);
        if (value != null) {
            environment.put(name, value);
        }
    }

    /** What stands before a command so that it gives way on the processor; nothing where there is no {@code nice}. */
    public static List<String> givingWay(int niceness) {
        return Stream.of("/usr/bin/nice", "/bin/nice")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .map(nice -> List.of(nice, "-n", Integer.toString(niceness)))
                .orElse(List.of());
    }
}
