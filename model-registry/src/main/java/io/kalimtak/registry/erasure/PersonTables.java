package io.kalimtak.registry.erasure;

import io.kalimtak.kit.privacy.PersonalRows;
import io.kalimtak.kit.privacy.PersonalTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What was observed of a person's answers, and versions that the person's rows reached: trained on a set that held them, or
 * begun with such a version.
 */
@ApplicationScoped
class PersonTables implements PersonalTables {
    private static final String MINE = "held.subject_id = me.subject_id";
    private static final String REACHED = """
            LATERAL (
                WITH RECURSIVE reached AS (
                    SELECT version FROM model_versions WHERE training_dataset_id = ANY (me.training_sets)
                    UNION
                    SELECT v.version FROM model_versions v JOIN reached r ON v.base_model = r.version)
                SELECT version FROM reached) mine ON TRUE
            JOIN model_versions held ON held.version = mine.version""";

    @Override
    public List<PersonalRows> rows() {
        return List.of(
                PersonalRows.where("observation", "observations", "held.answered_at", MINE),
                PersonalRows.where("shadow_observation", "shadow_observations", "held.answered_at", MINE),
                PersonalRows.where("observed_feedback", "observed_feedback", "held.submitted_at", MINE),
                PersonalRows.joined("model_version", "model_versions", "held.created_at", REACHED)
                        .without("registration"),
                PersonalRows.where(
                        "revoked_training_set",
                        "revoked_training_sets",
                        "held.revoked_at",
                        "held.training_set_id = ANY (me.training_sets)"));
    }
}
