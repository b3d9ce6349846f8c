package io.kalimtak.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * How far the outbox is behind: {@code kalimtak_outbox_rows} waiting, and {@code kalimtak_outbox_lag_seconds}, the age
 * of the oldest. Alert when the lag stays over 30 s: events of this service do not reach the others.
 *
 * <p>Every replica looks for itself, from its relay's loop. The scheduler will not do: where it is clustered it would
 * call one replica only, and the others would show an old value for ever.
 */
@ApplicationScoped
class OutboxMetrics {
    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final String LOOK =
            "SELECT count(*), COALESCE(EXTRACT(EPOCH FROM clock_timestamp() - min(created_at)), 0)::bigint FROM outbox";

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final AgroalDataSource database;
    private final MeterRegistry registry;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong lagSeconds = new AtomicLong();
    private final Clock clock;
    private Instant due = Instant.MIN;

    OutboxMetrics(AgroalDataSource database, MeterRegistry registry, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        registry.gauge("kalimtak_outbox_rows", rows);
        registry.gauge("kalimtak_outbox_lag_seconds", lagSeconds);
    }

    /** Looks again when the last look is ten seconds old. One thread calls this. */
    void lookWhenDue() {
        Instant now = clock.instant();
        if (!now.isBefore(due)) {
            due = now.plus(EVERY);
            look();
        }
    }

    private void look() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK);
                ResultSet result = statement.executeQuery()) {
            result.next();
            rows.set(result.getLong(1));
            lagSeconds.set(result.getLong(2));
        } catch (SQLException e) {
            LOG.debugf(e, "outbox lag is not known");
        }
    }
}
