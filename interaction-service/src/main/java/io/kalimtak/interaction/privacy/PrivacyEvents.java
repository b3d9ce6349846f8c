package io.kalimtak.interaction.privacy;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Facts of privacy as events. */
@ApplicationScoped
class PrivacyEvents {
    private final Supplier<UUID> ids;

    PrivacyEvents(Supplier<UUID> ids) {
        this.ids = ids;
    }

    PrivacyEvent consentChanged(Consent consent) {
        return PrivacyEvent.newBuilder()
                .setEventId(ids.get())
                .setOccurredAt(consent.updatedAt())
                .setSubjectId(consent.subjectId())
                .setKind(PrivacyEventKind.CONSENT_CHANGED)
                .setDataCollection(consent.dataCollection())
                .setTraining(consent.training())
                .build();
    }
}
