package io.kalimtak.local.testing;

import java.util.List;
import java.util.Map;

/** Servers of one kind, set up for tests. */
interface TestServers extends AutoCloseable {
    /** JDBC address of the services' database. */
    String jdbcUrl();

    /** What clients put in {@code bootstrap.servers}. */
    String bootstrapServers();

    /** The registry's own API, {@code …/apis/registry/v3}. */
    String registryUrl();

    /** The database roles' passwords. */
    Map<String, String> passwords();

    /** The command that makes the broker hang, and with {@code resume} go on, as a cut cable would. */
    List<String> pauseBroker(boolean resume);

    @Override
    void close();
}
