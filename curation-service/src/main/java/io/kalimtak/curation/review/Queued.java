package io.kalimtak.curation.review;

import java.util.UUID;

/** A place in the queue, the first being 1, as the table has it. */
record Queued(
        UUID interactionId,
        int place,
        String reason,
        double informativeness,
        double uncertainty,
        double density,
        String topic,
        String domain,
        String useCase) {
    static Queued of(int place, Topics.Placed placed) {
        Worth worth = placed.worth();
        return new Queued(
                worth.asked().interactionId(),
                place,
                worth.asked().reason().label(),
                worth.informativeness(),
                worth.uncertainty(),
                worth.density(),
                placed.topic(),
                worth.asked().classes().domain(),
                worth.asked().classes().useCase());
    }
}
