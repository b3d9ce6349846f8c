package io.kalimtak.system.faults;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;

/** Writes the agent's jars: from the classes that run here, so that nothing needs to be built before. */
public final class FaultJars {
    static final String HELPERS = "fault-helpers.jar";

    private static final String PACKAGE = "io/kalimtak/system/faults";
    private static final String HELPER = "Later.class";

    private FaultJars() {}

    /** Puts the agent into a folder and returns the option that a JVM takes it by. */
    public static String option(Path folder) throws IOException {
        Files.createDirectories(folder);
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        write(folder.resolve(HELPERS), manifest, name -> name.equals(HELPER));
        attributes.putValue("Premain-Class", FaultAgent.class.getName());
        attributes.putValue("Class-Path", home(ByteBuddy.class).toUri().toString());
        Path agent = folder.resolve("fault-agent.jar");
        write(agent, manifest, name -> !name.equals(HELPER));
        return "-javaagent:" + agent + "=" + folder;
    }

    /** The jar or the folder that a class was loaded from. */
    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(type + " comes from no file", e);
        }
    }

    private static void write(Path jar, Manifest manifest, Predicate<String> wanted) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            Path home = home(FaultJars.class);
            if (Files.isDirectory(home)) {
                copy(home.resolve(PACKAGE), wanted, out);
            } else {
                try (FileSystem zip = FileSystems.newFileSystem(home)) {
                    copy(zip.getPath(PACKAGE), wanted, out);
                }
            }
        }
    }

    private static void copy(Path folder, Predicate<String> wanted, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (wanted.test(name)) {
                    out.putNextEntry(new JarEntry(PACKAGE + "/" + name));
                    Files.copy(file, out);
                }
            }
        }
    }
}
