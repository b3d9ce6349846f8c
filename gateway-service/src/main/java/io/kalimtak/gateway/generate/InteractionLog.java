package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.consent.Consents;
import io.kalimtak.gateway.durable.DurableEvent;
import io.kalimtak.gateway.durable.DurablePublisher;
import io.kalimtak.gateway.shadow.ShadowAnswers;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes an answered request to its two topics, content apart from identity, and returns when both are durable. */
@ApplicationScoped
public class InteractionLog {
    private final DurablePublisher publisher;
    private final Consents consents;
    private final Pseudonyms pseudonyms;
    private final Prices prices;
    private final ShadowAnswers shadows;

    InteractionLog(
            DurablePublisher publisher,
            Consents consents,
            Pseudonyms pseudonyms,
            Prices prices,
            ShadowAnswers shadows) {
        this.publisher = publisher;
        this.consents = consents;
        this.pseudonyms = pseudonyms;
        this.prices = prices;
        this.shadows = shadows;
    }

    /** Whether the person allows interactions to be kept. */
    public boolean allowed(String userId) {
        return consents.of(subject(userId)).dataCollection();
    }

    /**
     * Returns when both records are durable; a version in the shadow may then answer a copy of what a person said.
     * Throws a 503 problem when they can be kept nowhere.
     */
    public void write(Answered answered) {
        String subject = subject(answered.request().userId());
        String key = answered.response().interactionId().toString();
        publisher.publishAll(List.of(
                new DurableEvent(
                        Topic.INTERACTIONS,
                        key,
                        subject,
                        InteractionEvents.interaction(
                                answered,
                                subject,
                                consents.of(subject).training() && answered.isExample(),
                                prices.cost(answered.ending().stages()).orElse(null))),
                new DurableEvent(Topic.IDENTITIES, key, subject, InteractionEvents.identity(answered, subject))));
        if (answered.ending().isAnswer()) {
            ShadowCopy.of(answered).ifPresent(shadows::offer);
        }
    }

    private String subject(String userId) {
        return userId == null ? null : pseudonyms.subject(userId);
    }
}
