package io.kalimtak.gateway.metrics;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * How requests ended, counted in memory and written in batches: no request waits for the database. A minute's count is
 * written whole again until it no longer grows, so a batch that was written without our knowing is written once more to
 * the same end. While PostgreSQL is away counts wait here; a kill loses what was not written yet.
 */
@ApplicationScoped
public class RequestCounts {
    private static final Logger LOG = Logger.getLogger(RequestCounts.class);

    /** How long a minute's count is held after its end. A request takes its minute an instant before it is counted. */
    private static final Duration HELD = Duration.ofHours(1);

    private final RequestCountStore store;
    private final Clock clock;
    private final UUID replica;
    private final Map<CountedRequests, Long> counts = new ConcurrentHashMap<>();
    private final Map<CountedRequests, Long> written = new HashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    RequestCounts(RequestCountStore store, Clock clock, Supplier<UUID> ids) {
        this.store = store;
        this.clock = clock;
        this.replica = ids.get();
    }

    /** One request more that ended so. */
    void count(String version, int status) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        counts.merge(new CountedRequests(minute, version, status), 1L, Long::sum);
    }

    UUID replica() {
        return replica;
    }

    /** Counts of the last hour that are not among these. */
    Map<CountedRequests, Long> grownSince(Map<CountedRequests, Long> known) {
        Map<CountedRequests, Long> grown = new HashMap<>(counts);
        grown.entrySet().removeIf(count -> count.getValue().equals(known.get(count.getKey())));
        return grown;
    }

    /** Writes what has grown since it was written last. */
    void write() throws SQLException {
        writing.lock();
        try {
            Map<CountedRequests, Long> grown = grownSince(written);
            if (!grown.isEmpty()) {
                store.put(replica, grown);
                written.putAll(grown);
            }
            Instant before = clock.instant().minus(HELD);
            written.entrySet()
                    .removeIf(count -> count.getKey().minute().isBefore(before)
                            && counts.remove(count.getKey(), count.getValue()));
        } finally {
            writing.unlock();
        }
    }

    @Scheduled(
            identity = "request-counts",
            every = "{kalimtak.gateway.metrics.flush}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeNow() {
        try {
            write();
        } catch (SQLException e) {
            LOG.warnf("counts of requests not written yet state=%s", e.getSQLState());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        writeNow();
    }
}
