package io.kalimtak.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Places where a process that dies leaves work half done. An armed point ends its process the next time that it is
 * reached, as SIGKILL would: no shutdown hook runs, no buffer is written.
 */
public enum CrashPoint {
    /** A batch was read from Kafka, nothing was done with it. */
    AFTER_POLL("interaction-service", "io.kalimtak.interaction.content.InteractionConsumer", "consume", false),
    /** Rows are written, their transaction is open. */
    BEFORE_COMMIT("interaction-service", "io.kalimtak.interaction.content.ContentStore", "insert", true),
    /** Rows are committed, the batch is not acknowledged. */
    BEFORE_ACK("interaction-service", "io.kalimtak.interaction.content.InteractionConsumer", "consume", true),
    /** The batch is acknowledged, its offsets are not committed. */
    BEFORE_OFFSETS(
            "interaction-service", "org.apache.kafka.clients.consumer.KafkaConsumer", "commit(Sync|Async)", false),
    /** Partitions were dealt out, the consumer has not begun with them. */
    DURING_REBALANCE(
            "interaction-service",
            "org.apache.kafka.clients.consumer.internals.ConsumerCoordinator",
            "onJoinComplete",
            false),
    /** Rows and their events are committed, the events are not sent. */
    BEFORE_SENDING("feedback-service", "io.kalimtak.kit.outbox.OutboxSender", "send", false),
    /** Events are sent, the outbox still holds them. */
    BEFORE_FORGETTING("feedback-service", "io.kalimtak.kit.outbox.OutboxSender", "delete", false),
    /** An answer's records are durable, the caller has not got it. */
    BEFORE_ANSWER("gateway-service", "io.kalimtak.gateway.idempotency.ClaimStore", "complete", false),
    /** What the journal held is in Kafka, the journal still holds it. */
    BEFORE_DRAINED("gateway-service", "io.kalimtak.gateway.durable.Journal", "sent", false),
    /** Some interactions are judged, their transaction is open. */
    WHILE_JUDGING("curation-service", "io.kalimtak.curation.judgement.EnsureJudged", "of", true),
    /** Requests were compared, their clusters are not written. */
    WHILE_COMPARING("curation-service", "io.kalimtak.curation.cluster.ClusterStore", "merge", false),
    /** The moderation server has answered for some words, the transaction that keeps the answers is open. */
    WHILE_MODERATING("curation-service", "io.kalimtak.curation.moderation.ModerationStore", "put", true),
    /** Rows are staged, and some rules have judged them. */
    WHILE_CHOOSING("curation-service", "io.kalimtak.curation.job.StagedRowStore", "dropByWords", true),
    /** Rows of the set are written, preferences are not. */
    WHILE_WRITING("curation-service", "io.kalimtak.curation.set.format.DataFiles", "pairs", false),
    /** The set has its place in the storage, nobody has been told. */
    WHILE_PUBLISHING("curation-service", "io.kalimtak.curation.job.PublicationStore", "record", false);

    final String module;
    final String type;
    final String method;
    final boolean atExit;

    /** The method is a regular expression for its name. */
    CrashPoint(String module, String type, String method, boolean atExit) {
        this.module = module;
        this.type = type;
        this.method = method;
        this.atExit = atExit;
    }

    /** The module of the service that has this point. */
    public String module() {
        return module;
    }

    /** Has the process die here, once. */
    public void arm(Path folder) throws IOException {
        Files.createFile(flag(folder));
    }

    /** Whether it was armed and has not been reached since. */
    public boolean armed(Path folder) {
        return Files.exists(flag(folder));
    }

    /** Takes it back. */
    public void disarm(Path folder) throws IOException {
        Files.deleteIfExists(flag(folder));
    }

    Path flag(Path folder) {
        return folder.resolve("crash-" + name());
    }
}
