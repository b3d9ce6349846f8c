package io.kalimtak.registry.mlflow;

import io.kalimtak.registry.version.VersionEntered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Numbers versions as they come in, by whichever way, in the transaction that enters them. */
@ApplicationScoped
class NumberVersions {
    private final MlflowVersionStore store;

    NumberVersions(MlflowVersionStore store) {
        this.store = store;
    }

    void number(@Observes VersionEntered entered) {
        store.number(entered.version().version(), entered.version().createdAt());
    }
}
