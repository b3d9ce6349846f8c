package io.kalimtak.interaction.erasure;

import io.kalimtak.interaction.InteractionConfig;
import io.kalimtak.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A request with the receipts so far and what the topics still hold. */
@ApplicationScoped
public class FindErasure {
    private final ErasureRequestStore requests;
    private final ReceiptStore receipts;
    private final RetainedTopics topics;
    private final InteractionConfig config;

    FindErasure(ErasureRequestStore requests, ReceiptStore receipts, RetainedTopics topics, InteractionConfig config) {
        this.requests = requests;
        this.receipts = receipts;
        this.topics = topics;
        this.config = config;
    }

    /** Refuses with 404 when there is no such request. */
    ErasureResponse find(UUID requestId) {
        ErasureRequest request = requests.find(requestId)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no erasure request of that id. DELETE /api/privacy/users/{user_id} makes one."));
        return ErasureResponse.of(
                request, receipts.of(requestId), config.erasure().services(), topics.of(request));
    }
}
