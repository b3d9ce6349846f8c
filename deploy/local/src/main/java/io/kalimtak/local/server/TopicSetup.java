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
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the topics of the catalogue and their dead letter topics with the catalogue's partitions and settings, and
 * gives topics that are there what they lack of these settings. What a topic has been given itself, by whomever, stays as
 * it is, and so does what was set for the whole broker where the catalogue's would lose records; the log tells of it. May
 * run any number of times.
 */
public final class TopicSetup {
    private static final System.Logger LOG = System.getLogger(TopicSetup.class.getName());

    private static final String IN_SYNC = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

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
     * @param changed settings that topics followed the broker in, and now have from the catalogue
     * @param kept settings that are not the catalogue's and that somebody gave, with the value that they keep
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

    private void compare(Admin admin, Set<String> present, Done done) throws ExecutionException, InterruptedException {
        Map<ConfigResource, Map<String, String>> wanted = new LinkedHashMap<>();
        for (NewTopic topic : catalogue()) {
            if (present.contains(topic.name())) {
                wanted.put(resource(topic.name()), topic.configs());
            }
        }
        Map<ConfigResource, Config> held =
                admin.describeConfigs(wanted.keySet()).all().get();
        Map<String, TopicDescription> topics = admin.describeTopics(
                        wanted.keySet().stream().map(ConfigResource::name).toList())
                .allTopicNames()
                .get();
        wanted.forEach((topic, settings) -> settings.forEach((name, value) ->
                compare(topics.get(topic.name()), name, held.get(topic).get(name), value, done)));
    }

    private static void compare(TopicDescription topic, String name, ConfigEntry held, String wanted, Done done) {
        if (held == null || held.value() == null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "topic setting unknown, the broker does not report it topic={0} setting={1} catalogue={2}",
                    topic.name(),
                    name,
                    wanted);
        } else if (!wanted.equals(held.value()) && mayChange(topic, held, wanted)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "topic setting changed from the broker''s own topic={0} setting={1} from={2} to={3}",
                    topic.name(),
                    name,
                    held.value(),
                    wanted);
            done.changed().computeIfAbsent(topic.name(), one -> new HashMap<>()).put(name, wanted);
        } else if (!wanted.equals(held.value())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "topic setting kept though the catalogue has another topic={0} setting={1} kept={2} catalogue={3}"
                            + " given_by={4}",
                    topic.name(),
                    name,
                    held.value(),
                    wanted,
                    held.source());
            done.kept().computeIfAbsent(topic.name(), one -> new HashMap<>()).put(name, held.value());
        }
    }

    /** A topic with fewer replicas than must be in sync takes no record at all. */
    private static boolean mayChange(TopicDescription topic, ConfigEntry held, String wanted) {
        if (held.name().equals(IN_SYNC)
                && topic.partitions().stream()
                        .anyMatch(partition -> partition.replicas().size() < Integer.parseInt(wanted))) {
            return false;
        }
        return switch (held.source()) {
            case DEFAULT_CONFIG -> true;
            case DYNAMIC_TOPIC_CONFIG -> false;
            default -> !loses(held.name(), held.value(), wanted);
        };
    }

    /** Whether somebody who set the broker so, for all its topics, would lose records by the change. */
    private static boolean loses(String name, String held, String wanted) {
        return switch (name) {
            case TopicConfig.RETENTION_MS_CONFIG -> kept(held) > kept(wanted);
            case TopicConfig.CLEANUP_POLICY_CONFIG -> wanted.equals("delete") && !held.contains("delete");
            case IN_SYNC -> Integer.parseInt(held) > Integer.parseInt(wanted);
            default -> false;
        };
    }

    private static long kept(String millis) {
        long kept = Long.parseLong(millis);
        return kept < 0 ? Long.MAX_VALUE : kept;
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
        all.put(IN_SYNC, Integer.toString(minInSyncReplicas));
        return new NewTopic(name, partitions, replication).configs(all);
    }
}
