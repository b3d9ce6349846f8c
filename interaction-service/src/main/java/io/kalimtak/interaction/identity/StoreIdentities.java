package io.kalimtak.interaction.identity;

import io.kalimtak.events.v1.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps a batch of identities, before or after their interactions. One that is held already stays as it is. */
@ApplicationScoped
public class StoreIdentities {
    private final IdentityStore identities;

    StoreIdentities(IdentityStore identities) {
        this.identities = identities;
    }

    /** Stores all or, when one of them cannot be stored, none. */
    @Transactional
    public void store(List<Identity> batch) {
        identities.insert(batch);
    }
}
