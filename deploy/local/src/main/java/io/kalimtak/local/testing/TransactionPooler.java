package io.kalimtak.local.testing;

import com.sun.security.auth.module.UnixSystem;
import io.kalimtak.local.server.Ports;
import io.kalimtak.local.server.RunFolders;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PgBouncer in front of the tests' PostgreSQL, as strict as hosted ones are: a server connection is a client's for one
 * transaction, there are three of them a role, they are handed out in turn so that nothing left on one is found again,
 * prepared statements are unknown, and clients come by TLS or not at all.
 */
public final class TransactionPooler implements AutoCloseable {
    /** Server connections a role. */
    public static final int SERVER_CONNECTIONS = 3;

    /** Why a test is skipped where {@link #isInstalled()} is false. */
    public static final String MISSING =
            "there is no pgbouncer on this machine; install the package of that name (.ci/run does)";

    private static final String PROGRAM = "pgbouncer";
    private static final long START_MILLIS = 20_000;

    private final Path folder;
    private final int port;
    private final TestCertificates certificates;
    private Process process;

    /** A pooler that does not run yet, with its files in a folder of its own below this one. */
    TransactionPooler(Path parent) {
        this.port = Ports.free(1).getFirst();
        this.folder = parent.resolve(Integer.toString(port)).toAbsolutePath();
        new RunFolders(this.folder).delete();
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new IllegalStateException("cannot create " + this.folder, e);
        }
        this.certificates = TestCertificates.in(this.folder);
    }

    /** Whether PgBouncer is on this machine. */
    public static boolean isInstalled() {
        return program().findFirst().isPresent();
    }

    /** Starts it in front of a database, for the roles with these passwords. */
    void start(URI server, String database, Map<String, String> passwords) {
        try {
            Files.writeString(folder.resolve("users.txt"), users(passwords));
            Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), settings(server, database));
            process = new ProcessBuilder(command(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                    .start();
            awaitListening();
        } catch (IOException e) {
            throw new IllegalStateException("cannot start PgBouncer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PgBouncer started", e);
        }
    }

    /** What docs/postgresql.md tells an operator to write: TLS with the host's name checked, nothing prepared. */
    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?sslmode=verify-full&sslrootcert="
                + certificates.authority() + "&prepareThreshold=0";
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static Stream<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + File.pathSeparator + "/usr/sbin";
        return Arrays.stream(path.split(File.pathSeparator))
                .map(place -> Path.of(place, PROGRAM))
                .filter(Files::isExecutable);
    }

    /** PgBouncer refuses root, as PostgreSQL does; in a user namespace without a mapping the same process is nobody. */
    private static List<String> command(Path settings) {
        List<String> line = new ArrayList<>();
        if (new UnixSystem().getUid() == 0) {
            line.addAll(List.of("unshare", "-U"));
        }
        line.addAll(List.of(program().findFirst().orElseThrow().toString(), settings.toString()));
        return line;
    }

    private static String users(Map<String, String> passwords) {
        return passwords.entrySet().stream()
                .map(role -> "\"" + role.getKey() + "\" \"" + role.getValue() + "\"\n")
                .collect(Collectors.joining());
    }

    private String settings(URI server, String database) {
        return """
                [databases]
                %s = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                server_round_robin = 1
                max_client_conn = 200
                query_wait_timeout = 30
                ignore_startup_parameters = extra_float_digits
                client_tls_sslmode = require
                client_tls_cert_file = %s
                client_tls_key_file = %s
                """.formatted(
                        database,
                        server.getHost(),
                        server.getPort(),
                        port,
                        folder.resolve("users.txt"),
                        SERVER_CONNECTIONS,
                        certificates.certificate(),
                        certificates.key());
    }

    private void awaitListening() throws IOException, InterruptedException {
        long until = System.nanoTime() + START_MILLIS * 1_000_000;
        while (!Ports.isListening(port)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IOException(
                        "PgBouncer does not listen: " + Files.readString(folder.resolve("pgbouncer.log")));
            }
            Thread.sleep(20);
        }
    }
}
