package io.kalimtak.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The loaded classes of a child JVM, kept from one start to the next: a service starts in about 60 % of the time. The JVM writes
 * the archive itself at an end in good order (JDK 19, {@code -XX:+AutoCreateSharedArchive}). One that does not suit its jars it
 * neither uses nor makes anew, and does without the JDK's own archive, too; so each set of jars has a file of its own.
 */
public final class ClassArchive {
    private static final int MAGIC = 4;
    private static final String ENDING = ".jsa";

    private final Path folder;
    private final String name;
    private final Path file;

    private ClassArchive(Home home, String name, List<Path> jars) throws IOException {
        this.folder = Files.createDirectories(home.archives());
        this.name = name;
        this.file = folder.resolve(name + "-" + print(jars) + ENDING);
    }

    /**
     * Options of the JVM; none when this module runs from a folder, which archives cannot name, or no folder can be made for it.
     *
     * @param name of the process, without a hyphen and a number at its end
     * @param jars that the process has its classes from, but for this module's
     * @param writes whether the JVM runs as it always does and is the only one: one with an agent, with options of a test, or
     *     beside another of its kind reads the archive alone
     */
    public static List<String> options(Home home, String name, List<Path> jars, boolean writes) {
        if (!Files.isRegularFile(JavaCommand.ownClasses())) {
            return List.of();
        }
        try {
            return new ClassArchive(home, name, jars).options(writes);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
    }

    /** The jars of a folder. Throws UncheckedIOException when it cannot be read: a print without them would be wrong. */
    static List<Path> jars(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the jars of " + folder, e);
        }
    }

    private List<String> options(boolean writes) throws IOException {
        dropHalf();
        String option = "-XX:SharedArchiveFile=" + file;
        // The JVM warns of every class that it leaves out.
        String quiet = "-Xlog:cds*=off";
        if (writes) {
            dropOthers();
            return List.of(option, "-XX:+AutoCreateSharedArchive", quiet);
        }
        return Files.isRegularFile(file) ? List.of(option, quiet) : List.of();
    }

    private static String print(List<Path> jars) throws IOException {
        StringBuilder text = new StringBuilder(Runtime.version().toString());
        List<Path> all = new ArrayList<>(jars);
        all.add(JavaCommand.ownClasses());
        for (Path jar : all) {
            text.append('\n')
                    .append(jar)
                    .append(' ')
                    .append(Files.size(jar))
                    .append(' ')
                    .append(Files.getLastModifiedTime(jar));
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }

    /** Of other jars than these. */
    private void dropOthers() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, name + "-????????" + ENDING)) {
            for (Path other : all) {
                if (!other.equals(file)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }

    /**
     * The first bytes are written last. Of an archive without them, whose JVM was killed over it, JVMs keep away, from writing
     * another one, too.
     */
    private void dropHalf() throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        byte[] magic;
        try (InputStream in = Files.newInputStream(file)) {
            magic = in.readNBytes(MAGIC);
        }
        if (magic.length < MAGIC || Arrays.equals(magic, new byte[MAGIC])) {
            Files.deleteIfExists(file);
        }
    }
}
