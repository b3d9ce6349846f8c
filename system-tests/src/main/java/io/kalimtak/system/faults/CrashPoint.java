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
    WHILE_PUBLISHING("curation-service", "io.kalimtak.curation.job.PublicationStore", "record", false),
    /** A training run is claimed and on its way out of the queue, the transaction that moves it is open. */
    RUN_LEAVES_QUEUE("training-orchestrator", "io.kalimtak.training.run.MoveRun", "apply", true),
    /** A run's set is read and checked, the registry is not asked yet. */
    RUN_PREPARES("training-orchestrator", "io.kalimtak.training.registry.ModelRegistry", "live", false),
    /** The process that trains for a run is at work and has told its progress. */
    RUN_TRAINS("training-orchestrator", "io.kalimtak.training.launch.process.ProgramLines", "progress", false),
    /** A run's artifact is in its place, its state says still that it trains. */
    RUN_IS_TRAINED("training-orchestrator", "io.kalimtak.training.launch.embedded.EmbeddedLauncher", "judge", true),
    /** The live version is measured, the candidate is not. */
    RUN_EVALUATES("training-orchestrator", "io.kalimtak.training.evaluation.Measuring", "measure", true),
    /** A run's report is stored, its state says still that it evaluates. */
    RUN_IS_EVALUATED("training-orchestrator", "io.kalimtak.training.run.EvaluatingStep", "perform", true),
    /** The registry has a run's artifact and not its version. */
    RUN_REGISTERS("training-orchestrator", "io.kalimtak.training.registry.ModelRegistry", "register", false),
    /** The registry has the version, the run does not know. */
    RUN_IS_REGISTERED("training-orchestrator", "io.kalimtak.training.registry.ModelRegistry", "register", true);

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
