package io.kalimtak.local.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schema registry (Apicurio) on 127.0.0.1. With a database its schema ids survive a restart, as they must where
 * topics do; without one it keeps them in memory.
 */
public final class RegistryServer extends ChildServer {
    private final Home home;
    private final Optional<Storage> storage;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** The PostgreSQL database that holds the schemas. */
    public record Storage(String jdbcUrl, String user, String password) {}

    /** A registry that is not running yet. */
    public RegistryServer(Home home, RunFolders folders, int port, Optional<Storage> storage) {
        super("schema-registry", port, folders);
        this.home = home;
        this.storage = storage;
    }

    /** Where serializers find the registry's own API. */
    public String url() {
        return origin() + "/apis/registry/v3";
    }

    /** The Confluent-compatible API. */
    public URI confluentApi() {
        return URI.create(origin() + "/apis/ccompat/v7");
    }

    @Override
    protected List<String> command() {
        List<String> options = new ArrayList<>(
                List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        options.addAll(ClassArchive.options(home, "schema-registry", ClassArchive.jars(home.registry()), true));
        return JavaCommand.of(
                options,
                List.of(home.registry().resolve("quarkus-run.jar").toString()),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                List.of());
    }

    @Override
    protected Path workFolder() {
        return home.registry();
    }

    @Override
    protected Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port()));
        // Nothing here asks its management port; any free one will do.
        settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        settings.put("QUARKUS_MANAGEMENT_PORT", "0");
        settings.put("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false");
        settings.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1");
        settings.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1");
        settings.put("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "8");
        storage.ifPresent(database -> {
            settings.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
            settings.put("APICURIO_DATASOURCE_URL", database.jdbcUrl());
            settings.put("APICURIO_DATASOURCE_USERNAME", database.user());
            settings.put("APICURIO_DATASOURCE_PASSWORD", database.password());
        });
        return settings;
    }

    @Override
    protected boolean answers() {
        if (!Ports.isListening(port())) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/system/info"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + port();
    }
}
