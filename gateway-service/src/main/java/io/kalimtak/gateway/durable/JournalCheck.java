package io.kalimtak.gateway.durable;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether the journal is in use and how much it holds; not ready when it is full, for then requests are refused. */
@Readiness
@ApplicationScoped
class JournalCheck implements HealthCheck {
    private final Journal journal;

    JournalCheck(Journal journal) {
        this.journal = journal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("journal")
                .status(!journal.full())
                .withData("in_use", journal.inUse())
                .withData("entries", journal.size().entries())
                .withData("bytes", journal.size().bytes())
                .build();
    }
}
