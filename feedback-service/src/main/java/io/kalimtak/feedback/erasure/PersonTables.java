package io.kalimtak.feedback.erasure;

import io.kalimtak.kit.privacy.PersonalRows;
import io.kalimtak.kit.privacy.PersonalTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A person's rows here: every piece with its state, its rule and its review, those that were replaced among them. */
@ApplicationScoped
class PersonTables implements PersonalTables {
    private static final String MINE = "held.subject_id = me.subject_id";

    @Override
    public List<PersonalRows> rows() {
        return List.of(
                PersonalRows.where("feedback", "feedback.feedback", "held.submitted_at", MINE),
                // What an application said for all its users names nobody: it is the person's whose interaction it is.
                PersonalRows.joined(
                        "feedback",
                        "feedback.feedback",
                        "held.submitted_at",
                        "feedback.subjects mine ON mine.subject_id = me.subject_id JOIN feedback.feedback held"
                                + " ON held.interaction_id = mine.interaction_id AND held.subject_id IS NULL"),
                PersonalRows.where("interaction_owner", "feedback.subjects", "held.created_at", MINE),
                // A rater with a person's name is that person with one application, and nobody else.
                PersonalRows.joined(
                        "tally",
                        "feedback.tallies",
                        "held.window_start",
                        "LATERAL (SELECT DISTINCT f.rater_id FROM feedback.feedback f"
                                + " WHERE f.subject_id = me.subject_id) mine ON TRUE"
                                + " JOIN feedback.tallies held ON held.counted = mine.rater_id"));
    }
}
