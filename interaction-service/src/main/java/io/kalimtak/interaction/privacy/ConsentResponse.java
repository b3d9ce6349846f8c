package io.kalimtak.interaction.privacy;

import java.time.Instant;

/** The consent that now holds, under the person's pseudonym. */
record ConsentResponse(String subjectId, boolean dataCollection, boolean training, Instant updatedAt) {
    static ConsentResponse of(Consent consent) {
        return new ConsentResponse(
                consent.subjectId(), consent.dataCollection(), consent.training(), consent.updatedAt());
    }
}
