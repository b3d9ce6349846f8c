package io.kalimtak.gateway.retention;

import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Counts of requests, by their minute. */
@ApplicationScoped
public class ExpireRequestCounts implements Expiry {
    static final String RELATION = "gateway.request_counts";
    private static final OldRows.Of COUNTS = OldRows.Of.olderBy(RELATION, "minute");

    private final OldRows rows;
    private final GatewayRetentionConfig config;
    private final Clock clock;

    ExpireRequestCounts(OldRows rows, GatewayRetentionConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "request-counts";
    }

    @Override
    public List<Expired> expired() {
        return rows.count(COUNTS, clock.instant().minus(config.requestCounts()));
    }

    @Override
    public List<Expired> remove() {
        return rows.delete(COUNTS, clock.instant().minus(config.requestCounts()));
    }
}
