package io.kalimtak.gateway.durable;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.events.StoredEvents;
import io.kalimtak.kit.privacy.PlaceSearch;
import io.kalimtak.kit.telemetry.TraceContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.logging.Logger;

/**
 * What takes records while Kafka is away. It is in use from the first record that Kafka did not confirm until the last
 * one has left it again; as long as it is in use every new record takes the way through it, behind those that wait, so
 * that all leave in the order in which they came.
 *
 * <p>Requests that come at the same moment share a commit: one fsync for all that waited for the one before.
 */
@ApplicationScoped
public class Journal implements PlaceSearch {
    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final int COMMITTED_TOGETHER = 256;

    private record Append(List<JournalEntry> entries, CompletableFuture<Void> done) {}

    private final GatewayConfig.Journal config;
    private final JournalMetrics metrics;
    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final Semaphore bell = new Semaphore(0);
    private final Object gate = new Object();
    private JournalStore store;
    private Thread writer;
    private volatile boolean inUse;
    private volatile boolean stopped;
    private volatile JournalStore.Size size = new JournalStore.Size(0, 0);
    private int pending;

    Journal(GatewayConfig config, JournalMetrics metrics) {
        this.config = config.journal();
        this.metrics = metrics;
    }

    /** Before everything else that starts: what an earlier run left must be seen before the first request. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) throws SQLException {
        store = JournalStore.open(config.folder());
        size = store.size();
        inUse = size.entries() > 0;
        if (inUse) {
            LOG.warnf("journal holds records of an earlier run entries=%d bytes=%d", size.entries(), size.bytes());
        }
        metrics.watch(this);
        writer = Thread.ofPlatform().daemon().name("journal-writer").start(this::write);
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) ShutdownEvent event)
            throws SQLException, InterruptedException {
        stopped = true;
        writer.interrupt();
        writer.join();
        store.close();
    }

    /** Whether new records take the way through the journal. */
    boolean inUse() {
        return inUse;
    }

    JournalStore.Size size() {
        return size;
    }

    boolean full() {
        return size.bytes() >= config.maxSize().asLongValue();
    }

    /** Returns when the events are on the disk, all or none. Throws JournalFullException when there is no room. */
    void append(List<DurableEvent> events) {
        List<JournalEntry> entries = events.stream().map(Journal::entry).toList();
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (gate) {
            pending++;
            if (!inUse) {
                inUse = true;
                LOG.warn("journal in use: Kafka does not confirm records, this disk takes them");
            }
        }
        try {
            waiting.add(new Append(entries, done));
            if (stopped) {
                done.completeExceptionally(new JournalFullException("the gateway is stopping", null));
            }
            done.join();
            metrics.appended(entries.size());
        } catch (CompletionException e) {
            metrics.refused(entries.size());
            throw e.getCause() instanceof JournalFullException full ? full : e;
        } finally {
            synchronized (gate) {
                pending--;
            }
            bell.release();
        }
    }

    private static JournalEntry entry(DurableEvent event) {
        SpecificRecord record = event.event();
        Instant at =
                (Instant) record.get(record.getSchema().getField("occurred_at").pos());
        return new JournalEntry(
                0,
                event.topic(),
                event.key(),
                event.subjectId(),
                at,
                StoredEvents.write(record),
                TraceContext.current());
    }

    private void write() {
        List<Append> together = new ArrayList<>();
        while (true) {
            try {
                together.add(waiting.take());
                waiting.drainTo(together, COMMITTED_TOGETHER - 1);
                commit(together);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                waiting.drainTo(together);
                together.forEach(one ->
                        one.done().completeExceptionally(new JournalFullException("the gateway is stopping", e)));
                return;
            } catch (RuntimeException | Error e) {
                // Whoever waits must hear of it, and the next one needs this thread: nobody would start another.
                JournalFullException failed = new JournalFullException("the journal could not be written", e);
                together.forEach(one -> one.done().completeExceptionally(failed));
                LOG.error("journal cannot be written", e);
            } finally {
                together.clear();
            }
        }
    }

    private void commit(List<Append> together) {
        List<Append> fitting = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        long bytes = 0;
        for (Append append : together) {
            long wanted = append.entries().stream()
                    .mapToLong(entry -> entry.payload().length)
                    .sum();
            if (size.bytes() + bytes + wanted > config.maxSize().asLongValue()) {
                append.done().completeExceptionally(new JournalFullException("the journal is full", null));
            } else {
                fitting.add(append);
                entries.addAll(append.entries());
                bytes += wanted;
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        try {
            store.append(entries);
            grow(new JournalStore.Size(entries.size(), bytes));
            fitting.forEach(append -> append.done().complete(null));
        } catch (SQLException e) {
            LOG.errorf("journal cannot be written code=%d cause=%s", e.getErrorCode(), e.getMessage());
            JournalFullException full = new JournalFullException("the disk does not take the journal", e);
            fitting.forEach(append -> append.done().completeExceptionally(full));
        }
    }

    private void grow(JournalStore.Size more) {
        synchronized (gate) {
            size = size.plus(more);
        }
    }

    /** Waits until there may be something to send. */
    void awaitEntries() throws InterruptedException {
        while (!inUse) {
            bell.acquire();
        }
        bell.drainPermits();
    }

    /** The oldest entries. An empty list means that the journal is in use no longer, or that an append is under way. */
    List<JournalEntry> oldest() throws SQLException {
        List<JournalEntry> entries = store.first(config.batchSize());
        if (entries.isEmpty()) {
            leave();
        }
        return entries;
    }

    /** Ends the use when nothing is in the journal or on its way into it. */
    private void leave() throws SQLException {
        synchronized (gate) {
            if (pending > 0 || store.size().entries() > 0) {
                return;
            }
            inUse = false;
            size = new JournalStore.Size(0, 0);
        }
        LOG.info("journal drained: records go to Kafka again");
        store.compact();
    }

    /** Forgets entries that Kafka has: all up to the last of them. */
    void sent(List<JournalEntry> entries) throws SQLException {
        store.removeUpTo(entries.getLast().seq());
        shrink(entries);
        metrics.drained(entries.size());
    }

    /** Takes an entry that no try can send out of the way; it stays in the file. */
    void setAside(JournalEntry entry, String cause) throws SQLException {
        store.setAside(entry, cause);
        shrink(List.of(entry));
        metrics.setAside();
    }

    private void shrink(List<JournalEntry> entries) {
        long bytes = entries.stream().mapToLong(entry -> entry.payload().length).sum();
        grow(new JournalStore.Size(-entries.size(), -bytes));
    }

    /**
     * Removes what it holds about a person up to a moment; the number of records. Throws JournalFullException when the
     * disk fails.
     */
    public long erase(String subjectId, Instant before) {
        try {
            long erased = store.erase(subjectId, before);
            synchronized (gate) {
                size = store.size();
            }
            metrics.erased(erased);
            return erased;
        } catch (SQLException e) {
            throw new JournalFullException("the journal cannot be changed", e);
        }
    }

    /** Where a person's records are. Throws JournalFullException when the disk fails. */
    List<Long> places(String subjectId) {
        try {
            return store.places(subjectId);
        } catch (SQLException e) {
            throw new JournalFullException("the journal cannot be read", e);
        }
    }

    /** The records at some places that are still there. Throws JournalFullException when the disk fails. */
    List<JournalEntry> at(List<Long> places) {
        try {
            return store.at(places);
        } catch (SQLException e) {
            throw new JournalFullException("the journal cannot be read", e);
        }
    }

    /** Asks SQLite: reading its file beside it would give up its lock on it, for POSIX drops locks with any close. */
    @Override
    public List<Finding> search(List<String> strings) {
        try {
            long found = 0;
            for (String string : strings) {
                found += store.count(string);
            }
            return found == 0 ? List.of() : List.of(new Finding("file", "journal", found));
        } catch (SQLException e) {
            throw new JournalFullException("the journal cannot be read", e);
        }
    }
}
