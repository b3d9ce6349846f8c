package io.kalimtak.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL on 127.0.0.1 with its data in {@code <root>/postgresql}. */
public final class PostgresServer extends ChildServer {
    /** The administrator's role. */
    public static final String ADMINISTRATOR = "postgres";

    private final Home home;
    private final String password;
    private final boolean durable;
    private PostgresPrograms programs;

    /**
     * A server that is not running yet.
     *
     * @param home where the programs are unpacked
     * @param folders data, logs, process ids
     * @param port the port on 127.0.0.1
     * @param password the administrator's password, set when the data folder is made
     * @param durable false only in tests: commits do not wait for the disk
     */
    public PostgresServer(Home home, RunFolders folders, int port, String password, boolean durable) {
        super("postgresql", port, folders);
        this.home = home;
        this.password = password;
        this.durable = durable;
    }

    /** Connections of the administrator to a database of this server. */
    public PGSimpleDataSource administrator(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port()});
        source.setDatabaseName(database);
        source.setUser(ADMINISTRATOR);
        source.setPassword(password);
        return source;
    }

    @Override
    protected void prepare() throws IOException {
        programs = PostgresPrograms.unpacked(home.postgres());
        if (!Files.isDirectory(data())) {
            createCluster();
        }
    }

    @Override
    protected List<String> command() {
        List<String> line = new ArrayList<>(programs.command("postgres"));
        line.addAll(List.of("-D", data().toString(), "-p", Integer.toString(port())));
        for (String setting : settings()) {
            line.addAll(List.of("-c", setting));
        }
        return line;
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=150",
                "shared_buffers=96MB",
                "max_wal_size=512MB",
                "log_checkpoints=off"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        return settings;
    }

    @Override
    protected boolean answers() {
        try (Connection connection = administrator(ADMINISTRATOR).getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave. */
    @Override
    protected void askToStop(Process running) {
        interrupt(running.pid());
    }

    /** PostgreSQL does not read its standard input, so a shell watches the parent for it. */
    @Override
    protected void started(Process running) {
        try {
            List<String> line = new ArrayList<>(Detached.prefix());
            line.addAll(List.of("sh", "-c", "cat >/dev/null; kill -INT \"$1\"", "watch", Long.toString(running.pid())));
            Process watch = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            running.onExit().thenRun(watch::destroyForcibly);
        } catch (IOException e) {
            throw new ServerException("cannot watch over PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static void interrupt(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + pid).start().waitFor();
        } catch (IOException e) {
            throw new ServerException("cannot signal PostgreSQL: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path data() {
        return folders().data("postgresql");
    }

    /** Makes the cluster beside its place and renames it when complete: a start that is cut short leaves no half of one. */
    private void createCluster() throws IOException {
        Path fresh = folders().data("postgresql.new");
        new RunFolders(fresh).delete();
        Path passwordFile = Files.createTempFile(
                folders().run(),
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password + "\n");
            List<String> line = new ArrayList<>(programs.command("initdb"));
            line.addAll(List.of("-D", fresh.toString(), "-U", ADMINISTRATOR, "-A", "scram-sha-256"));
            line.addAll(List.of("--pwfile", passwordFile.toString(), "--encoding=UTF8", "--locale=C"));
            line.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            if (!durable) {
                line.add("--no-sync");
            }
            run(line);
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private void run(List<String> line) throws IOException {
        Process initialising = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try {
            if (initialising.waitFor() != 0) {
                throw new ServerException(
                        "PostgreSQL's data folder cannot be made: " + LogTail.cause(log(), 0) + "; see " + log());
            }
        } catch (InterruptedException e) {
            initialising.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while PostgreSQL's data folder was made", e);
        }
    }
}
