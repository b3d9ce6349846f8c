package io.kalimtak.gateway.consent;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before every consent is known: a person who said no must not be recorded in the meantime. */
@Readiness
@ApplicationScoped
class ConsentCheck implements HealthCheck {
    private final Consents consents;

    ConsentCheck(Consents consents) {
        this.consents = consents;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("consents").status(consents.caughtUp()).build();
    }
}
