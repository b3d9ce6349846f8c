package io.kalimtak.interaction.privacy;

import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Sets what a person allows and tells every service. The row and the event are one transaction; saying the same again
 * changes nothing and tells nobody.
 */
@ApplicationScoped
public class ChangeConsent {
    private final ConsentStore consents;
    private final PrivacyEvents events;
    private final Outbox outbox;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    ChangeConsent(ConsentStore consents, PrivacyEvents events, Outbox outbox, Pseudonyms pseudonyms, Clock clock) {
        this.consents = consents;
        this.events = events;
        this.outbox = outbox;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** The consent that holds afterwards. */
    @Transactional
    Consent change(String userId, boolean dataCollection, boolean training, String changedBy) {
        Consent wanted = new Consent(
                pseudonyms.subject(userId),
                dataCollection,
                training,
                changedBy,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return consents.put(wanted).map(this::tell).orElseGet(() -> consents.of(wanted.subjectId()));
    }

    private Consent tell(Consent changed) {
        outbox.append(Topic.PRIVACY, changed.subjectId(), events.consentChanged(changed));
        return changed;
    }
}
