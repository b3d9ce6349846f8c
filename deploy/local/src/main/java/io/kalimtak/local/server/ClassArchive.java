package io.kalimtak.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The loaded classes of a child JVM, kept from one start to the next: a service starts in about half the time. The JVM writes
 * the archive itself at an end in good order and makes it anew when the JDK or a jar is another one (JDK 19,
 * {@code -XX:+AutoCreateSharedArchive}).
 */
public final class ClassArchive {
    private static final int MAGIC = 4;

    private ClassArchive() {}

    /**
     * Options of the JVM; none when this module runs from a folder, which archives cannot name, or no folder can be made for it.
     *
     * @param name one for each class path
     * @param writes whether the JVM runs as it always does and is the only one: one with an agent, with options of a test, or
     *     beside another of its kind reads the archive alone
     */
    public static List<String> options(Home home, String name, boolean writes) {
        if (!Files.isRegularFile(JavaCommand.ownClasses())) {
            return List.of();
        }
        Path archive = home.archives().resolve(name + ".jsa");
        try {
            Files.createDirectories(home.archives());
            dropHalf(archive);
        } catch (IOException e) {
            return List.of();
        }
        String file = "-XX:SharedArchiveFile=" + archive;
        // The JVM warns of every class that it leaves out.
        String quiet = "-Xlog:cds*=off";
        if (writes) {
            return List.of(file, "-XX:+AutoCreateSharedArchive", quiet);
        }
        // With a name of nothing the JVM would do without the JDK's own archive, too.
        return Files.isRegularFile(archive) ? List.of(file, quiet) : List.of();
    }

    /**
     * The first bytes are written last. Of an archive without them, whose JVM was killed over it, JVMs keep away, from writing
     * another one, too.
     */
    private static void dropHalf(Path archive) throws IOException {
        if (!Files.isRegularFile(archive)) {
            return;
        }
        byte[] magic;
        try (InputStream in = Files.newInputStream(archive)) {
            magic = in.readNBytes(MAGIC);
        }
        if (magic.length < MAGIC || Arrays.equals(magic, new byte[MAGIC])) {
            Files.deleteIfExists(archive);
        }
    }
}
