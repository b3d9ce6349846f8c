package io.kalimtak.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The services' consumer groups. */
public final class Groups implements AutoCloseable {
    static final List<String> ALL = List.of(
            "interaction-service", "feedback-service", "curation-service", "training-orchestrator", "model-registry");

    private static final int SESSION_SECONDS = 30;

    private final Admin admin;

    /** Of the cluster at these addresses. */
    public Groups(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Records that were not yet consumed, over all groups. */
    public long lag() throws ExecutionException, InterruptedException {
        return lags().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records that were not yet consumed, by group and partition, as {@code group topic-partition}; none where all were. */
    public Map<String, Long> lags() throws ExecutionException, InterruptedException {
        Map<String, Long> lags = new TreeMap<>();
        for (String group : ALL) {
            Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(wanted).all().get();
            for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : committed.entrySet()) {
                long lag = ends.get(entry.getKey()).offset() - entry.getValue().offset();
                if (lag > 0) {
                    lags.put(group + " " + entry.getKey(), lag);
                }
            }
        }
        return lags;
    }

    /** No lag now and, since a consumer may send on what it got, none a moment later either. */
    public boolean quiet() throws ExecutionException, InterruptedException {
        if (lag() > 0) {
            return false;
        }
        Thread.sleep(1500);
        return lag() == 0;
    }

    /** Sets every group back to each topic's first record; nobody may be consuming. Returns how many records come again. */
    public long rewind() throws ExecutionException, InterruptedException {
        long again = 0;
        for (String group : ALL) {
            Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
            for (Map.Entry<TopicPartition, OffsetAndMetadata> entry :
                    committed(group).entrySet()) {
                again += entry.getValue().offset();
                zero.put(entry.getKey(), new OffsetAndMetadata(0));
            }
            rewind(group, zero);
        }
        return again;
    }

    /** Whoever ended without a word is a member until its session ends. */
    private void rewind(String group, Map<TopicPartition, OffsetAndMetadata> zero)
            throws ExecutionException, InterruptedException {
        for (int left = SESSION_SECONDS; ; left--) {
            try {
                admin.alterConsumerGroupOffsets(group, zero).all().get();
                return;
            } catch (ExecutionException e) {
                if (left == 0) {
                    throw e;
                }
                Thread.sleep(1_000);
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        offsets.values().removeIf(offset -> offset == null);
        return offsets;
    }

    @Override
    public void close() {
        admin.close();
    }
}
