package io.kalimtak.interaction.content;

import io.kalimtak.events.v1.Interaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Keeps a batch of interactions. An interaction that is held already stays as it is. */
@ApplicationScoped
public class StoreInteractions {
    private final ContentStore content;

    StoreInteractions(ContentStore content) {
        this.content = content;
    }

    /** Stores all or, when one of them cannot be stored, none. */
    @Transactional
    public void store(List<Interaction> batch) {
        content.insert(batch);
    }
}
