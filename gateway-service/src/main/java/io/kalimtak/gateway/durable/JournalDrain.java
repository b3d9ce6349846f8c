package io.kalimtak.gateway.durable;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.events.StoredEvents;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/**
 * Sends the journal to Kafka, oldest first, and forgets what every in-sync replica has. A crash between the two sends
 * again; consumers are idempotent. An entry that Kafka can never take is set aside, or it would hold up all behind it.
 */
@ApplicationScoped
class JournalDrain {
    private static final Logger LOG = Logger.getLogger(JournalDrain.class);

    private final Journal journal;
    private final EventPublisher publisher;
    private final GatewayConfig.Journal config;
    private Thread loop;

    JournalDrain(Journal journal, EventPublisher publisher, GatewayConfig config) {
        this.journal = journal;
        this.publisher = publisher;
        this.config = config.journal();
    }

    void start(@Observes StartupEvent event) {
        loop = Thread.ofPlatform().daemon().name("journal-drain").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.interrupt();
        loop.join();
    }

    private void run() {
        try {
            while (true) {
                journal.awaitEntries();
                if (!sendOldest()) {
                    Thread.sleep(config.retry());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when nothing was sent and a pause is due. */
    private boolean sendOldest() throws InterruptedException {
        try {
            List<JournalEntry> entries = journal.oldest();
            if (entries.isEmpty()) {
                return !journal.inUse();
            }
            if (!send(entries)) {
                return sendOne(entries.getFirst());
            }
            journal.sent(entries);
            return true;
        } catch (SQLException e) {
            LOG.errorf("journal cannot be read, next try follows cause=%s", e.getMessage());
            return false;
        }
    }

    /** After a batch failed: the oldest by itself shows whether Kafka is away or the entry is bad. */
    private boolean sendOne(JournalEntry entry) throws InterruptedException, SQLException {
        Throwable failure = failureOf(List.of(entry));
        if (failure == null) {
            journal.sent(List.of(entry));
            return true;
        }
        if (isHopeless(failure)) {
            LOG.errorf(
                    "journal entry set aside, Kafka can never take it topic=%s seq=%d cause=%s",
                    entry.topic().topicName(), entry.seq(), failure.getClass().getSimpleName());
            journal.setAside(entry, failure.getClass().getSimpleName());
            return true;
        }
        return false;
    }

    private boolean send(List<JournalEntry> entries) throws InterruptedException {
        return failureOf(entries) == null;
    }

    private Throwable failureOf(List<JournalEntry> entries) throws InterruptedException {
        List<CompletableFuture<?>> sent = new ArrayList<>(entries.size());
        try {
            for (JournalEntry entry : entries) {
                sent.add(publisher.publish(
                        entry.topic(), entry.key(), StoredEvents.read(entry.topic(), entry.payload()), entry.trace()));
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
            return null;
        } catch (IOException e) {
            return e;
        } catch (CompletionException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return e.getCause();
        }
    }

    private static boolean isHopeless(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof SerializationException
                || failure instanceof AvroRuntimeException
                || failure instanceof IOException;
    }
}
