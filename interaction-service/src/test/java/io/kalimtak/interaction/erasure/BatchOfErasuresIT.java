package io.kalimtak.interaction.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.privacy.Erased;
import io.kalimtak.kit.privacy.Erasures;
import io.kalimtak.local.testing.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many requests that come at once, one of them repeated. */
@InteractionTest
class BatchOfErasuresIT {
    private static final String REPORTED =
            "SELECT count(*) FROM interaction.erasures WHERE request_id IN (?, ?) AND reported_at IS NOT NULL";
    private static final String REACH =
            "SELECT erased_before = ?::timestamptz FROM interaction.erasures WHERE request_id = ? AND reported_at IS NOT NULL";

    @Inject
    Erasures erasures;

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void shouldDoOnceWhatLiesOutsideTheDatabaseAndReportNobodyBefore() {
        List<PrivacyEvent> batch =
                List.of(requested(one, now), requested(other, now), requested(one, now.plusSeconds(1)));
        List<UUID> erased = new ArrayList<>();
        List<String> reportedBefore = new ArrayList<>();

        erasures.apply(
                batch,
                erasure -> {
                    erased.add(erasure.requestId());
                    return Erased.rows(Map.of("rows", 1L));
                },
                () -> reportedBefore.add(Database.value(REPORTED, one, other)));

        assertThat(erased).containsExactly(one, other, one);
        assertThat(reportedBefore).containsExactly("0");
        assertThat(Database.value(REPORTED, one, other)).isEqualTo("2");
        assertThat(Database.value(REACH, now.plusSeconds(1).toString(), one)).isEqualTo("t");
    }

    @Test
    void shouldDoNothingOutsideWhereEverybodyWasReportedBefore() {
        erasures.apply(List.of(requested(one, now)), erasure -> Erased.rows(Map.of()), () -> {});
        List<String> outside = new ArrayList<>();

        erasures.apply(List.of(requested(one, now)), erasure -> Erased.rows(Map.of()), () -> outside.add("again"));

        assertThat(outside).isEmpty();
    }

    private static PrivacyEvent requested(UUID request, Instant before) {
        return PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(before)
                .setSubjectId(request.toString().replace("-", ""))
                .setKind(PrivacyEventKind.ERASURE_REQUESTED)
                .setRequestId(request)
                .setEraseBefore(before)
                .build();
    }
}
