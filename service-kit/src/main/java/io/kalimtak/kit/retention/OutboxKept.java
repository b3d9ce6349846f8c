package io.kalimtak.kit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The outbox, which every service has. */
@ApplicationScoped
class OutboxKept implements KeptDataSource {
    private final String service;

    OutboxKept(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
    }

    @Override
    public List<KeptData> kept() {
        return List.of(KeptData.table(
                        "outbox",
                        "events of the " + service + " that the broker does not have yet",
                        "to lose none when the broker is away",
                        Sensitivity.CONTENT,
                        Sensitivity.PSEUDONYM)
                .rule("until the broker has it, as a rule less than a second"));
    }
}
