package io.kalimtak.kit.retention;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs every {@link Expiry} of this service. One that fails is named and does not hold up the others: its next try is
 * the next run. {@code kalimtak_retention_rows_total}, by relation, counts what went.
 */
@ApplicationScoped
public class RunRetention {
    private static final Logger LOG = Logger.getLogger(RunRetention.class);

    private final Instance<Expiry> parts;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final String service;

    RunRetention(
            @Any Instance<Expiry> parts,
            MeterRegistry metrics,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.parts = parts;
        this.metrics = metrics;
        this.clock = clock;
        this.service = service;
    }

    /** What a run would remove now. */
    public RetentionReport dryRun() {
        return report(true, Expiry::expired);
    }

    /** Removes it. */
    public RetentionReport run() {
        RetentionReport report = report(false, Expiry::remove);
        for (Expired expired : report.expired()) {
            LOG.infof(
                    "retention applied relation=%s part=%s before=%s count=%d",
                    expired.relation(), expired.part(), expired.before(), expired.count());
            metrics.counter("kalimtak_retention_rows", "relation", expired.relation())
                    .increment(expired.count());
        }
        return report;
    }

    private RetentionReport report(boolean dry, Function<Expiry, List<Expired>> work) {
        List<Expired> expired = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Expiry part :
                parts.stream().sorted(Comparator.comparing(Expiry::name)).toList()) {
            try {
                expired.addAll(work.apply(part));
            } catch (RuntimeException e) {
                LOG.warnf(e, "retention not applied, next try in due course part=%s", part.name());
                failed.add(part.name());
            }
        }
        return new RetentionReport(service, clock.instant(), dry, expired, failed);
    }
}
