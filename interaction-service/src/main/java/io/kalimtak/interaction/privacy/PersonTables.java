package io.kalimtak.interaction.privacy;

import io.kalimtak.kit.privacy.PersonalRows;
import io.kalimtak.kit.privacy.PersonalTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * A person's rows here: consent and requests, who asked, what was asked and answered and by which arm, what a version in the
 * shadow would have answered, what was said.
 */
@ApplicationScoped
class PersonTables implements PersonalTables {
    private static final String MINE = "held.subject_id = me.subject_id";

    @Override
    public List<PersonalRows> rows() {
        return List.of(
                PersonalRows.where("consent", "interaction.consents", "held.updated_at", MINE),
                PersonalRows.where("identity", "identity.identities", "held.created_at", MINE),
                PersonalRows.where("interaction", "interaction.content", "held.created_at", MINE),
                PersonalRows.where("shadow_answer", "interaction.shadow_answers", "held.created_at", MINE),
                PersonalRows.where("feedback", "interaction.feedback", "held.submitted_at", MINE),
                // What an application said for all its users names nobody: it is the person's whose interaction it is.
                PersonalRows.joined(
                        "feedback",
                        "interaction.feedback",
                        "held.submitted_at",
                        "interaction.content mine ON mine.subject_id = me.subject_id JOIN interaction.feedback held"
                                + " ON held.interaction_id = mine.id AND held.subject_id IS NULL"),
                PersonalRows.where("erasure_request", "interaction.erasure_requests", "held.requested_at", MINE),
                PersonalRows.joined(
                        "erasure_receipt",
                        "interaction.erasure_receipts",
                        "held.done_at",
                        "interaction.erasure_requests mine ON mine.subject_id = me.subject_id"
                                + " JOIN interaction.erasure_receipts held ON held.request_id = mine.request_id"));
    }
}
