package io.kalimtak.local.server;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project folder, and what the build of this module put below it for the servers. */
public record Home(Path root) {
    private static final String PROPERTY = "kalimtak.home";

    /**
     * The folder that the system property {@code kalimtak.home} names. Throws ServerException when it is not set or
     * this module has not been built in it.
     */
    public static Home find() {
        String configured = System.getProperty(PROPERTY);
        if (configured == null || configured.isBlank()) {
            throw new ServerException("the system property " + PROPERTY + " must name the project folder");
        }
        Home home = new Home(Path.of(configured).toAbsolutePath().normalize());
        if (!Files.isDirectory(home.libraries()) || !Files.isDirectory(home.registry())) {
            throw new ServerException(
                    "the servers are not built yet: run ./kalimtak help or mvn install -pl deploy/local -am in "
                            + home.root());
        }
        return home;
    }

    /** Jars of the broker and of the launcher. */
    public Path libraries() {
        return built().resolve("lib");
    }

    /** The unpacked schema registry. */
    public Path registry() {
        return built().resolve("registry");
    }

    /** Where PostgreSQL's programs are unpacked, once a version. */
    public Path postgres() {
        return built().resolve("postgres");
    }

    /** Where child JVMs keep what {@link ClassArchive} says. */
    public Path archives() {
        return built().resolve("archives");
    }

    /** The S3 server that tests run. */
    public Path s3Server() {
        return built().resolve("s3mock/s3mock-exec.jar");
    }

    private Path built() {
        return root.resolve("deploy/local/target");
    }
}
