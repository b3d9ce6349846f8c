package io.kalimtak.curation.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Instant FIRST = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(1);

    @Test
    void shouldKeepTheNewestWhenABatchHasSeveral() {
        assertThat(Consent.newest(List.of(changed(true, true, LATER), changed(true, false, FIRST))))
                .containsExactly(new Consent("s", true, LATER, null));
    }

    @Test
    void shouldRefuseTrainingWhenCollectionIsRefused() {
        assertThat(Consent.newest(List.of(changed(false, true, FIRST))))
                .containsExactly(new Consent("s", false, FIRST, null));
    }

    @Test
    void shouldSayNothingWhenTheEventIsSilentOnTraining() {
        assertThat(Consent.newest(List.of(changed(true, null, FIRST), event(PrivacyEventKind.ERASURE_DONE, FIRST))))
                .isEmpty();
    }

    @Test
    void shouldRememberErasureBesideConsentWhenBothCome() {
        assertThat(Consent.newest(
                        List.of(event(PrivacyEventKind.ERASURE_REQUESTED, FIRST), changed(true, true, LATER))))
                .containsExactly(new Consent("s", true, LATER, FIRST));
    }

    private static PrivacyEvent changed(Boolean collection, Boolean training, Instant at) {
        PrivacyEvent event = event(PrivacyEventKind.CONSENT_CHANGED, at);
        event.setDataCollection(collection);
        event.setTraining(training);
        return event;
    }

    private static PrivacyEvent event(PrivacyEventKind kind, Instant at) {
        return PrivacyEvent.newBuilder()
                .setEventId(Samples.id(1))
                .setOccurredAt(at)
                .setSubjectId("s")
                .setKind(kind)
                .setErased(Map.of())
                .build();
    }
}
