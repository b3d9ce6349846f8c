package io.kalimtak.gateway.keys;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.security.ApiKeys;
import io.kalimtak.kit.security.Role;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The keys in memory, read again every second: a request costs no query, a revoked key stops working within a second
 * on every replica, and with PostgreSQL away the known keys go on working.
 */
@ApplicationScoped
public class KeyDirectory {
    private static final Logger LOG = Logger.getLogger(KeyDirectory.class);

    private final KeyStore store;
    private final GatewayConfig config;
    private final RateLimits limits;
    private final Supplier<UUID> ids;
    private final Clock clock;
    /** Whoever read first also puts in force first: a key that was revoked meanwhile would be in force again. */
    private final ReentrantLock reading = new ReentrantLock();

    private volatile Map<String, ApiKey> keys = Map.of();

    KeyDirectory(KeyStore store, GatewayConfig config, RateLimits limits, Supplier<UUID> ids, Clock clock) {
        this.store = store;
        this.config = config;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) throws SQLException {
        add("first app key", Role.APP, config.bootstrapKeys().app());
        add("first admin key", Role.ADMIN, config.bootstrapKeys().admin());
        add("first privacy key", Role.PRIVACY, config.bootstrapKeys().privacy());
        keys = store.inForce();
    }

    private void add(String name, Role role, Optional<String> sha256) throws SQLException {
        if (sha256.isPresent()) {
            store.add(
                    new KeyRecord(ids.get(), name, role, null, clock.instant(), "installation", null, null, null, null),
                    sha256.get());
        }
    }

    @Scheduled(every = "1s", delayed = "1s")
    void refresh() {
        reading.lock();
        try {
            keys = store.inForce();
            limits.forgetIdle();
        } catch (SQLException e) {
            LOG.debugf(e, "keys not read, the known ones stay in force");
        } finally {
            reading.unlock();
        }
    }

    /** The key that the caller shows, if it is in force. */
    Optional<ApiKey> find(String key) {
        return Optional.ofNullable(keys.get(ApiKeys.hash(key)));
    }
}
