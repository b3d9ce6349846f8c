package io.kalimtak.gateway.engine;

import io.kalimtak.prompt.PromptModel;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts a model on the shelf as if it had been fetched: no artifact can be made that fails or takes its time. */
@ApplicationScoped
public class ShelfProbe {
    private final ModelShelf shelf;

    ShelfProbe(ModelShelf shelf) {
        this.shelf = shelf;
    }

    public void put(PromptModel model) {
        shelf.put(model.version(), model);
    }
}
