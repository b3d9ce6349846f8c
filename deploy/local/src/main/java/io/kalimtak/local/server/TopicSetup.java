package io.kalimtak.local.server;

import io.kalimtak.schemas.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Creates the topics of the catalogue and their dead letter topics with the catalogue's partitions and settings, and
 * gives topics that are there what they lack of these settings. What a topic has been given itself, by whomever, stays as
 * it is, and is told of where it is not the catalogue's. May run any number of times.
 */
public final class TopicSetup {
    private static final System.Logger LOG = System.getLogger(TopicSetup.class.getName());

    private final String bootstrapServers;
    private final short replication;
    private final int minInSyncReplicas;

    /** For a cluster; on one broker replication and in-sync replicas are 1. */
    public TopicSetup(String bootstrapServers, int replication, int minInSyncReplicas) {
        this.bootstrapServers = bootstrapServers;
        this.replication = (short) replication;
        this.minInSyncReplicas = minInSyncReplicas;
    }

    /**
     * What was done, by topic name.
     *
     * @param created topics that were missing
     * @param changed settings that topics followed the broker's default in, and now have from the catalogue
     * @param kept settings of a topic's own that are not the catalogue's, with the value that they keep
     */
    public record Done(
            List<String> created, Map<String, Map<String, String>> changed, Map<String, Map<String, String>> kept) {}

    /** Creates, sets and tells. Throws ServerException when the cluster refuses. */
    public Done run() {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = catalogue().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
            Done done = new Done(
                    missing.stream().map(NewTopic::name).toList(), new LinkedHashMap<>(), new LinkedHashMap<>());
            compare(admin, present, done);
            change(admin, done.changed());
            return done;
        } catch (ExecutionException e) {
            throw new ServerException(
                    "the topics cannot be set up: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while topics were set up", e);
        }
    }

    private static void compare(Admin admin, Set<String> present, Done done)
            throws ExecutionException, InterruptedException {
        Map<ConfigResource, Map<String, String>> wanted = new LinkedHashMap<>();
        for (Topic topic : Topic.values()) {
            wanted.put(resource(topic.topicName()), topic.settings());
            wanted.put(resource(topic.deadLetterName()), topic.deadLetterSettings());
        }
        wanted.keySet().removeIf(topic -> !present.contains(topic.name()));
        Map<ConfigResource, Config> held =
                admin.describeConfigs(wanted.keySet()).all().get();
        wanted.forEach((topic, settings) -> settings.forEach(
                (name, value) -> compare(topic.name(), held.get(topic).get(name), value, done)));
    }

    private static void compare(String topic, ConfigEntry held, String wanted, Done done) {
        if (wanted.equals(held.value())) {
            return;
        }
        if (held.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "topic setting kept though the catalogue has another topic={0} setting={1} kept={2} catalogue={3}",
                    topic,
                    held.name(),
                    held.value(),
                    wanted);
            done.kept().computeIfAbsent(topic, one -> new HashMap<>()).put(held.name(), held.value());
        } else {
            LOG.log(
                    System.Logger.Level.INFO,
                    "topic setting changed from the broker''s default topic={0} setting={1} from={2} to={3}",
                    topic,
                    held.name(),
                    held.value(),
                    wanted);
            done.changed().computeIfAbsent(topic, one -> new HashMap<>()).put(held.name(), wanted);
        }
    }

    private static void change(Admin admin, Map<String, Map<String, String>> changes)
            throws ExecutionException, InterruptedException {
        Map<ConfigResource, Collection<AlterConfigOp>> operations = new HashMap<>();
        changes.forEach((topic, settings) -> {
            List<AlterConfigOp> sets = new ArrayList<>();
            settings.forEach((name, value) ->
                    sets.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
            operations.put(resource(topic), sets);
        });
        admin.incrementalAlterConfigs(operations).all().get();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
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
