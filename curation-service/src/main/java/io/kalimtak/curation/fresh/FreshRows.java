package io.kalimtak.curation.fresh;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.judgement.Judge;
import io.kalimtak.curation.judgement.Words;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.set.row.SetRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Gives what people rated well or corrected since a time and no set had to train on, as a set would say it. The rules for
 * words hold; what compares a set's rows with one another (caps, shares) does not, save that a request comes once.
 *
 * <p>Requests are put into clusters by jobs, and fresh ones have often seen none. Those are compared here with what was
 * trained on: a row that has a twin there would measure memory.
 */
@ApplicationScoped
class FreshRows {
    private static final int PAGE = 50;
    private static final int NEIGHBOURS = 256;
    private static final UUID GREATEST_ID = new UUID(-1L, -1L);
    /** Later than any rating, and early enough for PostgreSQL. */
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    /** Takes a row; throws to end the stream. */
    @FunctionalInterface
    interface Sink<E extends Exception> {
        void accept(SetRow row) throws E;
    }

    private final FreshRowStore store;
    private final Judge judge;
    private final Similarity similarity;
    private final CurationConfig config;

    FreshRows(FreshRowStore store, Judge judge, Similarity similarity, CurationConfig config) {
        this.store = store;
        this.judge = judge;
        this.similarity = similarity;
        this.config = config;
    }

    /** Gives at most so many rows, newest rating first. Reads page by page, so that no transaction waits for the reader. */
    <E extends Exception> void stream(Instant since, int limit, Sink<E> sink) throws E {
        Set<String> given = new HashSet<>();
        Instant before = END;
        UUID beforeId = GREATEST_ID;
        while (given.size() < limit) {
            List<FreshRow> page = store.page(since, before, beforeId, config.minScore(), PAGE);
            Predicate<FreshRow> untrained = untrained(page);
            for (FreshRow one : page) {
                Optional<SetRow> row = untrained.test(one) ? presentable(one.row()) : Optional.empty();
                if (row.isPresent()
                        && given.size() < limit
                        && given.add(one.row().cluster())) {
                    sink.accept(row.get());
                }
            }
            if (page.size() < PAGE) {
                return;
            }
            before = page.getLast().ratedAt();
            beforeId = page.getLast().row().id();
        }
    }

    /** One that meets more trained requests than are looked at counts as trained: rather a row too few than one that was learnt. */
    private Predicate<FreshRow> untrained(List<FreshRow> page) {
        List<Long> strangers = page.stream()
                .filter(one -> one.requestNo() != null && !one.compared())
                .map(FreshRow::requestNo)
                .distinct()
                .toList();
        Map<Long, List<Fingerprint>> trained =
                strangers.isEmpty() ? Map.of() : store.trainedNeighbours(strangers, NEIGHBOURS);
        return one -> {
            List<Fingerprint> near =
                    one.requestNo() == null ? List.of() : trained.getOrDefault(one.requestNo(), List.of());
            return near.size() < NEIGHBOURS
                    && near.stream().noneMatch(other -> similarity.alike(one.fingerprint(), other));
        };
    }

    /** Empty where a rule for words drops it now, whatever was said of it before. */
    private Optional<SetRow> presentable(SetRow row) {
        Content said = Words.of(row.sourceInteractionId(), row.input(), row.target(), row.language(), row.targetTool())
                .content();
        if (!judge.keeps(said)) {
            return Optional.empty();
        }
        Content shown = judge.withoutPersonalData(said);
        return Optional.of(row.saying(shown.input(), shown.target()));
    }
}
