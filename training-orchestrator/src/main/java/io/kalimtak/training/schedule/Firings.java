package io.kalimtak.training.schedule;

import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What each firing led to, for the one who asks why nothing was trained. */
@ApplicationScoped
class Firings {
    private static final Logger LOG = Logger.getLogger(Firings.class);
    private static final String INSERT =
            "INSERT INTO schedule_firings (schedule, fired_at, outcome, reason, started) VALUES (?, ?, ?, ?, ?)";

    private final Sql sql;
    private final Clock clock;

    Firings(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void started(String schedule, String reason, UUID id) {
        sql.update(INSERT, schedule, clock.instant(), "STARTED", reason, id);
        LOG.infof("schedule started schedule=%s id=%s", schedule, id);
    }

    void skipped(String schedule, String reason) {
        sql.update(INSERT, schedule, clock.instant(), "SKIPPED", reason, null);
        LOG.infof("schedule skipped schedule=%s reason=%s", schedule, reason);
    }
}
