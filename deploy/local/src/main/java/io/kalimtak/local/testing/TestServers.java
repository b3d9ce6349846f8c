package io.kalimtak.local.testing;

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

    @Override
    void close();
}
