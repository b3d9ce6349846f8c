package io.kalimtak.local.server;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of child JVMs: the JDK that runs us, serial collector, small heap. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * Runs a main class below {@link ParentWatch}, so that the child ends with us.
     *
     * @param options options of the JVM
     * @param classPath entries of the class path; this module's own classes are added
     * @param mainClass the class to run
     * @param arguments its arguments
     */
    public static List<String> of(
            List<String> options, List<String> classPath, String mainClass, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        line.add("-XX:+UseSerialGC");
        List<String> entries = new ArrayList<>(classPath);
        entries.add(ownClasses().toString());
        line.add("-cp");
        line.add(String.join(":", entries));
        line.add(ParentWatch.class.getName());
        line.add(mainClass);
        line.addAll(arguments);
        return line;
    }

    /** The jar, or the folder, that this module runs from. */
    static Path ownClasses() {
        try {
            return Path.of(JavaCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no file", e);
        }
    }
}
