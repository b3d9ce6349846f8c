package io.kalimtak.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The loaded classes of a child JVM, kept from one start to the next: a service starts in about half the time. The JVM writes
 * the archive itself at an end in good order and makes it anew when the JDK or a jar is another one (JDK 19,
 * {@code -XX:+AutoCreateSharedArchive}); who reads one that is half written passes over it.
 */
public final class ClassArchive {
    private ClassArchive() {}

    /**
     * Options of the JVM; none when this module runs from a folder, which archives cannot name, or no folder can be made for it.
     *
     * @param name one for each class path
     * @param plain whether the JVM runs as it always does; with an agent or options of a test it reads the archive alone
     */
    public static List<String> options(Home home, String name, boolean plain) {
        if (!Files.isRegularFile(JavaCommand.ownClasses())) {
            return List.of();
        }
        try {
            Files.createDirectories(home.archives());
        } catch (IOException e) {
            return List.of();
        }
        Path archive = home.archives().resolve(name + ".jsa");
        // The JVM warns of every class that it leaves out.
        String quiet = "-Xlog:cds*=off";
        return plain
                ? List.of("-XX:SharedArchiveFile=" + archive, "-XX:+AutoCreateSharedArchive", quiet)
                : List.of("-XX:SharedArchiveFile=" + archive, quiet);
    }
}
