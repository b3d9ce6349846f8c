package io.kalimtak.curation.erasure;

import io.kalimtak.curation.set.RevokedFiles;
import io.kalimtak.curation.set.TrainingSets;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.kit.privacy.Erased;
import io.kalimtak.kit.privacy.Erasure;
import io.kalimtak.kit.privacy.Erasures;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    ErasePerson(Erasures erasures, Tombstones tombstones, PersonStore person, TrainingSets sets, RevokedFiles files) {
        this.erasures = erasures;
        this.tombstones = tombstones;
        this.person = person;
        this.sets = sets;
        this.files = files;
    }

    /** Does what a batch of privacy events asks for. */
    public void store(List<PrivacyEvent> events) {
        erasures.apply(events, this::erase, files::remove);
    }

    private Erased erase(Erasure erasure) {
        List<UUID> interactions = person.interactions(erasure.subjectId(), erasure.before());
        tombstones.bury(interactions);
        List<UUID> reached = person.sets(interactions);
        sets.revoke(reached, REASON);
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("clusters", person.deleteClusters(interactions));
        rows.put("interactions", person.deleteInteractions(interactions));
        rows.put("ratings", person.deleteRatings(interactions));
        rows.put("training_data", person.deleteCandidates(interactions));
        rows.put("curation_verdicts", person.deleteVerdicts(interactions));
        rows.put("training_set_rows", person.deleteSetRows(interactions));
        return new Erased(rows, reached, List.of());
    }
}
