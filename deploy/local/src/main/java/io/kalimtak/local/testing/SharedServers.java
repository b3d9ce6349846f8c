package io.kalimtak.local.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * The servers of this JVM, started on first use and stopped when the JVM ends. Quarkus loads test resources with class
 * loaders that come and go, so this class is only ever taken from the system's: one set of servers a JVM, and a
 * shutdown hook whose classes are still there.
 */
public final class SharedServers {
    static final String JDBC_URL = "jdbc-url";
    static final String BOOTSTRAP_SERVERS = "bootstrap-servers";
    static final String REGISTRY_URL = "registry-url";
    static final String PASSWORD = "password.";
    static final String PAUSE_BROKER = "pause-broker";
    static final String RESUME_BROKER = "resume-broker";

    private static TestServers servers;

    private SharedServers() {}

    /** Addresses and passwords, as types that every class loader shares. Starts the servers on the first call. */
    public static synchronized Map<String, String> connection() {
        if (servers == null) {
            servers = chooseWithOwnLoader();
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-test-servers"));
        }
        Map<String, String> connection = new HashMap<>();
        connection.put(JDBC_URL, servers.jdbcUrl());
        connection.put(BOOTSTRAP_SERVERS, servers.bootstrapServers());
        connection.put(REGISTRY_URL, servers.registryUrl());
        connection.put(PAUSE_BROKER, String.join(" ", servers.pauseBroker(false)));
        connection.put(RESUME_BROKER, String.join(" ", servers.pauseBroker(true)));
        servers.passwords().forEach((role, password) -> connection.put(PASSWORD + role, password));
        return connection;
    }

    /** The connection from the system class loader's copy of this class. */
    static Map<String, String> ofJvm() {
        try {
            Object connection = Class.forName(SharedServers.class.getName(), true, ClassLoader.getSystemClassLoader())
                    .getMethod("connection")
                    .invoke(null);
            Map<String, String> copy = new HashMap<>();
            ((Map<?, ?>) connection).forEach((key, value) -> copy.put((String) key, (String) value));
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the test servers cannot be started: " + rootMessage(e), e);
        }
    }

    /** Kafka's clients load plug-ins by the thread's loader, which is Quarkus's here and knows other copies of them. */
    private static TestServers chooseWithOwnLoader() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SharedServers.class.getClassLoader());
        try {
            return choose();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static TestServers choose() {
        String infra = System.getProperty("kalimtak.test.infra", "auto");
        return switch (infra) {
            case "embedded" -> new EmbeddedTestServers();
            case "containers" -> new ContainerTestServers();
            case "auto" ->
                DockerEngine.has(ContainerTestServers.IMAGES) ? new ContainerTestServers() : new EmbeddedTestServers();
            default ->
                throw new IllegalArgumentException(
                        "kalimtak.test.infra is " + infra + "; it may be auto, embedded or containers");
        };
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
