package io.kalimtak.local.server;

import io.kalimtak.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Creates the topics of the catalogue and their dead letter topics with the catalogue's partitions and settings. Adds
 * what is missing, leaves what is there; may run any number of times.
 */
public final class TopicSetup {
    private final String bootstrapServers;
    private final short replication;
    private final int minInSyncReplicas;

    /** For a cluster; on one broker replication and in-sync replicas are 1. */
    public TopicSetup(String bootstrapServers, int replication, int minInSyncReplicas) {
        this.bootstrapServers = bootstrapServers;
        this.replication = (short) replication;
        this.minInSyncReplicas = minInSyncReplicas;
    }

    /** Creates the missing topics and returns their names. Throws ServerException when the cluster refuses. */
    public List<String> run() {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = catalogue().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
            return missing.stream().map(NewTopic::name).toList();
        } catch (ExecutionException e) {
            throw new ServerException(
                    "the topics cannot be created: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while topics were created", e);
        }
    }

    private List<NewTopic> catalogue() {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic(topic.topicName(), topic.partitions(), topic.settings()));
            topics.add(topic(topic.deadLetterName(), topic.partitions(), topic.deadLetterSettings()));
        }
        return topics;
    }

    private NewTopic topic(String name, int partitions, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("min.insync.replicas", Integer.toString(minInSyncReplicas));
        return new NewTopic(name, partitions, replication).configs(all);
    }
}
