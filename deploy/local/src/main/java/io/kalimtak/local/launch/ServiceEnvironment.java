package io.kalimtak.local.launch;

import io.kalimtak.local.server.EmbeddedServers;
import io.kalimtak.local.server.RunFolders;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration that a service gets, as environment variables in MicroProfile's spelling: unlike a command line,
 * other users of the machine cannot read it.
 */
final class ServiceEnvironment {
    private final PortPlan ports;
    private final RunFolders folders;
    private final EmbeddedServers servers;
    private final Secrets secrets;
    private final Credentials credentials;

    ServiceEnvironment(
            PortPlan ports, RunFolders folders, EmbeddedServers servers, Secrets secrets, Credentials credentials) {
        this.ports = ports;
        this.folders = folders;
        this.servers = servers;
        this.secrets = secrets;
        this.credentials = credentials;
    }

    Map<String, String> of(Service service) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", servers.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", service.databaseRole());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", secrets.databasePasswords().of(service.databaseRole()));
        settings.put("KAFKA_BOOTSTRAP_SERVERS", servers.kafka().bootstrapServers());
        settings.put("APICURIO_REGISTRY_URL", servers.registry().url());
        settings.put("KALIMTAK_INTERNAL_SECRET", secrets.internalSecret());
        settings.put("KALIMTAK_INSTALLATION_KEY", secrets.installationKey());
        settings.put("KALIMTAK_STORAGE_ROOT", folders.data("storage").toString());
        for (Service other : Service.all()) {
            if (other != Service.GATEWAY) {
                settings.put("KALIMTAK_SERVICES_" + other.name() + "_URL", ports.url(other));
            }
        }
        if (service == Service.GATEWAY) {
            settings.put("KALIMTAK_GATEWAY_BOOTSTRAP_KEYS_APP", Credentials.hash(credentials.appKey()));
            settings.put("KALIMTAK_GATEWAY_BOOTSTRAP_KEYS_ADMIN", Credentials.hash(credentials.adminKey()));
            settings.put("KALIMTAK_GATEWAY_BOOTSTRAP_KEYS_PRIVACY", Credentials.hash(credentials.privacyKey()));
        }
        return settings;
    }
}
