package io.kalimtak.kit.retention;

import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of the topics as the broker has them now. */
@ApplicationScoped
public class BrokerTopics {
    private static final int WITHIN_MS = 3_000;

    private final String bootstrapServers;

    public BrokerTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Settings by topic. What the broker does not know or does not tell in time is left out. */
    public Map<String, Map<String, String>> settings() {
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                WITHIN_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                WITHIN_MS);
        Map<String, Map<String, String>> found = new HashMap<>();
        try (Admin admin = Admin.create(client)) {
            admin.describeConfigs(topics())
                    .values()
                    .forEach((resource, config) ->
                            read(config).ifPresent(settings -> found.put(resource.name(), settings)));
        } catch (KafkaException e) {
            // A client that cannot be made is a broker that does not answer: the catalogue serves.
            return found;
        }
        return found;
    }

    /**
     * How long a topic of these settings keeps a record at least; empty for one that keeps the newest of each key, or all,
     * for good: where nothing is deleted by its age, the time that is set says nothing.
     */
    public static Optional<Duration> keptFor(Map<String, String> settings) {
        long millis = Long.parseLong(settings.getOrDefault("retention.ms", "-1"));
        boolean deleted = settings.getOrDefault("cleanup.policy", "delete").contains("delete");
        return deleted && millis >= 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }

    private static Optional<Map<String, String>> read(KafkaFuture<Config> config) {
        try {
            Map<String, String> settings = new HashMap<>();
            config.get(WITHIN_MS, TimeUnit.MILLISECONDS)
                    .entries()
                    .forEach(entry -> settings.put(entry.name(), entry.value()));
            return Optional.of(settings);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<ConfigResource> topics() {
        List<ConfigResource> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()));
            topics.add(new ConfigResource(ConfigResource.Type.TOPIC, topic.deadLetterName()));
        }
        return topics;
    }
}
