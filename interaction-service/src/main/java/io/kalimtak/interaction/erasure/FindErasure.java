package io.kalimtak.interaction.erasure;

import io.kalimtak.interaction.InteractionConfig;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A request with the receipts so far and what the topics still hold. */
@ApplicationScoped
public class FindErasure {
    /** Topics that may hold something of a person; the others carry pseudonyms and counts at most. */
    private static final List<Topic> PERSONAL =
            List.of(Topic.INTERACTIONS, Topic.IDENTITIES, Topic.FEEDBACK_SUBMISSIONS, Topic.FEEDBACK);

    private final ErasureRequestStore requests;
    private final ReceiptStore receipts;
    private final InteractionConfig config;

    FindErasure(ErasureRequestStore requests, ReceiptStore receipts, InteractionConfig config) {
        this.requests = requests;
        this.receipts = receipts;
        this.config = config;
    }

    /** Refuses with 404 when there is no such request. */
    ErasureResponse find(UUID requestId) {
        ErasureRequest request = requests.find(requestId)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no erasure request of that id. DELETE /api/privacy/users/{user_id} makes one."));
        return ErasureResponse.of(
                request, receipts.of(requestId), config.erasure().services(), retained(request));
    }

    private static List<ErasureResponse.Retained> retained(ErasureRequest request) {
        List<ErasureResponse.Retained> retained = new ArrayList<>();
        for (Topic topic : PERSONAL) {
            retained.add(new ErasureResponse.Retained(
                    topic.topicName(), request.eraseBefore().plus(topic.goneAfter())));
            retained.add(new ErasureResponse.Retained(
                    topic.deadLetterName(), request.eraseBefore().plus(Topic.deadLettersGoneAfter())));
        }
        return retained;
    }
}
