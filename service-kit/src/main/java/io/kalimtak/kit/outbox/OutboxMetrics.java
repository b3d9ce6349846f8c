package io.kalimtak.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * How far the outbox is behind: {@code kalimtak_outbox_rows} waiting, and {@code kalimtak_outbox_lag_seconds}, the age
 * of the oldest. Alert when the lag stays over 30 s: events of this service do not reach the others.
 */
@ApplicationScoped
class OutboxMetrics {
    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final String LOOK =
            "SELECT count(*), COALESCE(EXTRACT(EPOCH FROM clock_timestamp() - min(created_at)), 0)::bigint FROM outbox";

    private final AgroalDataSource database;
    private final MeterRegistry registry;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong lagSeconds = new AtomicLong();

    OutboxMetrics(AgroalDataSource database, MeterRegistry registry) {
        this.database = database;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        registry.gauge("kalimtak_outbox_rows", rows);
        registry.gauge("kalimtak_outbox_lag_seconds", lagSeconds);
    }

    @Scheduled(every = "10s")
    void look() {
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
