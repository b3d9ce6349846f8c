package io.kalimtak.curation.erasure;

import io.kalimtak.curation.candidate.RefreshCandidates;
import io.kalimtak.curation.set.RevokedFiles;
import io.kalimtak.curation.set.TrainingSets;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.kit.privacy.Erased;
import io.kalimtak.kit.privacy.Erasure;
import io.kalimtak.kit.privacy.Erasures;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * This service's part of an erasure: pool, candidates, verdicts, lineage, and every set that held the person, which is
 * revoked, loses its files and, if it was the newest, is made again.
 */
@ApplicationScoped
public class ErasePerson {
    static final String REASON = "a person whose rows it held was erased";

    private final Erasures erasures;
    private final Tombstones tombstones;
    private final PersonStore person;
    private final TrainingSets sets;
    private final RevokedFiles files;
    private final RefreshCandidates candidates;

    ErasePerson(
            Erasures erasures,
            Tombstones tombstones,
            PersonStore person,
            TrainingSets sets,
            RevokedFiles files,
            RefreshCandidates candidates) {
        this.erasures = erasures;
        this.tombstones = tombstones;
        this.person = person;
        this.sets = sets;
        this.files = files;
        this.candidates = candidates;
    }

    /** Does what a batch of privacy events asks for. */
    public void store(List<PrivacyEvent> events) {
        events.stream().map(Erasure::of).flatMap(Optional::stream).forEach(this::apply);
    }

    private void apply(Erasure erasure) {
        List<UUID> rated = new ArrayList<>();
        erasures.apply(
                erasure,
                one -> {
                    rated.addAll(person.rated(one.subjectId(), one.before()));
                    return erase(one);
                },
                () -> {
                    // Others' candidates that were made of the person's words are gone; what else was said makes new
                    // ones.
                    candidates.ofInteractions(rated);
                    files.remove();
                });
    }

    private Erased erase(Erasure erasure) {
        List<UUID> interactions = person.interactions(erasure.subjectId(), erasure.before());
        tombstones.bury(interactions);
        Set<UUID> reached = new TreeSet<>(person.sets(interactions));
        reached.addAll(person.setsOfSaid(erasure.subjectId(), erasure.before()));
        sets.revoke(reached, REASON);
        Map<String, Long> rows = new LinkedHashMap<>();
        // Before requests are forgotten: what is golden keeps its request.
        rows.put("golden_items", person.deleteGolden(interactions, erasure.subjectId(), erasure.before()));
        rows.put("reviews", person.deleteReviews(interactions));
        rows.put("clusters", person.deleteClusters(interactions));
        rows.put("judgements", person.forgetJudgements(interactions));
        rows.put("interactions", person.deleteInteractions(interactions));
        rows.put("ratings_about_the_person", person.deleteRatings(interactions));
        person.deleteCandidates(person.rated(erasure.subjectId(), erasure.before()));
        rows.put("ratings_by_the_person", person.deleteSaidBy(erasure.subjectId(), erasure.before()));
        person.forgetRater(erasure.subjectId());
        rows.put("training_data", person.deleteCandidates(interactions));
        rows.put("curation_verdicts", person.deleteVerdicts(interactions));
        rows.put("classification_corrections", person.deleteClassifications(interactions));
        rows.put("training_set_rows", person.deleteSetRows(interactions));
        return new Erased(rows, List.copyOf(reached), List.of());
    }
}
