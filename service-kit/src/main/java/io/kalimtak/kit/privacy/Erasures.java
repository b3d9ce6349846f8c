package io.kalimtak.kit.privacy;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.schemas.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Erases a person in this service and reports it: the tombstone and the deletion in one transaction, then what lies
 * outside the database, then the receipt. A crash in between does the rest at the next delivery; the counts of both
 * add up. What was reported is reported again only for a repeated request, which reaches further, with counts that add up.
 */
@ApplicationScoped
public class Erasures {
    /** No topic holds a word about an interaction for longer: feedback stays for 90 days, dead letters for 30 more. */
    static final Duration REMEMBERED = Duration.ofDays(130);

    private final ErasureStore store;
    private final Tombstones tombstones;
    private final Outbox outbox;
    private final Clock clock;
    private final String service;

    /** For proxies only. */
    protected Erasures() {
        this.store = null;
        this.tombstones = null;
        this.outbox = null;
        this.clock = null;
        this.service = null;
    }

    @jakarta.inject.Inject
    public Erasures(
            ErasureStore store,
            Tombstones tombstones,
            Outbox outbox,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.store = store;
        this.tombstones = tombstones;
        this.outbox = outbox;
        this.clock = clock;
        this.service = service;
    }

    /**
     * Does what the events ask for; events of other kinds are passed over.
     *
     * @param outside what is to be done after the transactions that erased, before the receipts: files, caches. Once for
     *     all events: it may read whole topics
     */
    public void apply(List<PrivacyEvent> events, ErasureWork work, Runnable outside) {
        apply(events.stream().map(Erasure::of).flatMap(Optional::stream), work, outside);
    }

    /** Does one erasure, unless it was reported before. */
    public void apply(Erasure erasure, ErasureWork work, Runnable outside) {
        apply(Stream.of(erasure), work, outside);
    }

    private void apply(Stream<Erasure> erasures, ErasureWork work, Runnable outside) {
        // A request that is repeated among them is reported once, as far as it reaches.
        Map<UUID, Erasure> due = new LinkedHashMap<>();
        erasures.filter(one -> QuarkusTransaction.requiringNew().call(() -> erase(one, work)))
                .forEach(one -> due.merge(one.requestId(), one, Erasures::further));
        if (due.isEmpty()) {
            return;
        }
        outside.run();
        due.values().forEach(one -> QuarkusTransaction.requiringNew().run(() -> report(one)));
    }

    private static Erasure further(Erasure one, Erasure other) {
        return other.before().isAfter(one.before()) ? other : one;
    }

    private boolean erase(Erasure erasure, ErasureWork work) {
        tombstones.exclude();
        Optional<Erased> before = store.begin(erasure);
        if (before.isEmpty()) {
            return false;
        }
        store.count(erasure.requestId(), sum(before.get(), work.erase(erasure)));
        store.forget(clock.instant(), REMEMBERED);
        return true;
    }

    private void report(Erasure erasure) {
        Optional<Erased> erased = store.begin(erasure);
        if (erased.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.reported(erasure.requestId(), now);
        outbox.append(Topic.PRIVACY, key(erasure.subjectId()), receipt(erasure, erased.get(), now));
    }

    /** Receipts have keys of their own: under the person's they would push the consent out of the compacted topic. */
    private String key(String subjectId) {
        return subjectId + ":erased:" + service;
    }

    private PrivacyEvent receipt(Erasure erasure, Erased erased, Instant now) {
        String name = String.join(
                ":",
                "kalimtak.privacy.v1:erased",
                erasure.requestId().toString(),
                erasure.before().toString(),
                service);
        return PrivacyEvent.newBuilder()
                .setEventId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .setOccurredAt(now)
                .setSubjectId(erasure.subjectId())
                .setKind(PrivacyEventKind.ERASURE_DONE)
                .setRequestId(erasure.requestId())
                .setService(service)
                .setEraseBefore(erasure.before())
                .setErased(erased.rows())
                .setTrainingSets(erased.trainingSets())
                .setModelVersions(erased.modelVersions())
                .build();
    }

    private static Erased sum(Erased one, Erased other) {
        Map<String, Long> rows = new TreeMap<>(one.rows());
        other.rows().forEach((kind, count) -> rows.merge(kind, count, Long::sum));
        return new Erased(
                rows, both(one.trainingSets(), other.trainingSets()), both(one.modelVersions(), other.modelVersions()));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
