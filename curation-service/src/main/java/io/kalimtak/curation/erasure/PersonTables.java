package io.kalimtak.curation.erasure;

import io.kalimtak.kit.privacy.PersonalRows;
import io.kalimtak.kit.privacy.PersonalTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * A person's rows here. Two people may share a row: whose request it was, and whose correction became its target. Each
 * sees the row and, of the words, their own.
 */
@ApplicationScoped
class PersonTables implements PersonalTables {
    private static final String MINE = "held.subject_id = me.subject_id";

    private static final String WITHOUT_OTHERS_WORDS = """
            CASE WHEN held.corrected AND NOT EXISTS (SELECT FROM ratings r WHERE r.feedback_id = held.feedback_id
                    AND (r.subject_id IS NULL OR r.subject_id = me.subject_id))
                THEN to_jsonb(held) - 'target_output' ELSE to_jsonb(held) END""";

    /** Candidates of others' interactions that rest on what the person said. */
    private static final String RATED = """
            ratings mine ON mine.subject_id = me.subject_id
            JOIN training_data held ON held.feedback_id = mine.feedback_id
                AND held.subject_id IS DISTINCT FROM me.subject_id""";

    private static final String RATED_SHOWN = """
            jsonb_build_object('id', held.id, 'source_interaction_id', held.source_interaction_id,
                'feedback_id', held.feedback_id, 'score', held.score, 'corrected', held.corrected,
                'target_output', CASE WHEN held.corrected THEN held.target_output END)""";

    private static final String GOLDEN_SHOWN = """
            (CASE WHEN held.rater_id IS DISTINCT FROM me.subject_id AND held.rater_id IS NOT NULL
                THEN to_jsonb(held) - 'target_output' ELSE to_jsonb(held) END - 'rater_id' - 'actor')""";

    private static final String SET_SHOWN =
            "(to_jsonb(held) - 'rater_id' || jsonb_build_object('location', s.location, 'status', s.status))";
    private static final String SET_OF_ROW = " JOIN training_sets s ON s.id = held.training_set_id";

    @Override
    public List<PersonalRows> rows() {
        return List.of(
                PersonalRows.where("consent", "consents", "coalesce(held.changed_at, held.erased_at)", MINE),
                PersonalRows.where("interaction", "interactions", "held.created_at", MINE),
                PersonalRows.where("rating", "ratings", "held.submitted_at", MINE),
                // What an application said for all its users names nobody: it is the person's whose interaction it is.
                PersonalRows.joined(
                        "rating",
                        "ratings",
                        "held.submitted_at",
                        "interactions mine ON mine.subject_id = me.subject_id JOIN ratings held"
                                + " ON held.interaction_id = mine.interaction_id AND held.subject_id IS NULL"),
                PersonalRows.where("candidate", "training_data", "held.created_at", MINE)
                        .showing(WITHOUT_OTHERS_WORDS),
                PersonalRows.joined("rated_candidate", "training_data", "held.created_at", RATED)
                        .showing(RATED_SHOWN),
                PersonalRows.joined(
                        "judgement",
                        "judgements",
                        "mine.created_at",
                        "interactions mine ON mine.subject_id = me.subject_id"
                                + " JOIN judgements held ON held.interaction_id = mine.interaction_id"),
                PersonalRows.joined(
                        "moderation",
                        "moderations",
                        "held.moderated_at",
                        "interactions mine ON mine.subject_id = me.subject_id"
                                + " JOIN judgements said ON said.interaction_id = mine.interaction_id"
                                + " JOIN moderations held ON held.key = ANY (said.moderation_keys)"),
                PersonalRows.joined(
                        "review_flag",
                        "review_flags",
                        "held.flagged_at",
                        "interactions mine ON mine.subject_id = me.subject_id"
                                + " JOIN review_flags held ON held.interaction_id = mine.interaction_id"),
                // Of a duplicate it names the interaction that was kept in its place, which may be somebody else's; and
                // whose feedback it was that counted.
                PersonalRows.where("verdict", "curation_verdicts", "held.rated_at", MINE)
                        .without("better_id", "rater_id", "network_id"),
                PersonalRows.joined(
                                "training_set_preference",
                                "training_set_preferences",
                                "s.created_at",
                                "training_set_preferences held ON " + MINE + SET_OF_ROW)
                        .showing(SET_SHOWN),
                PersonalRows.joined(
                                "classification_correction",
                                "classification_corrections",
                                "held.corrected_at",
                                "interactions mine ON mine.subject_id = me.subject_id JOIN classification_corrections held"
                                        + " ON held.interaction_id = mine.interaction_id")
                        .without("actor"),
                PersonalRows.joined(
                                "review",
                                "reviews",
                                "held.reviewed_at",
                                "interactions mine ON mine.subject_id = me.subject_id JOIN reviews held"
                                        + " ON held.interaction_id = mine.interaction_id")
                        .without("actor"),
                PersonalRows.where("golden_item", "golden_items", "held.added_at", MINE)
                        .showing(GOLDEN_SHOWN),
                PersonalRows.where("golden_target", "golden_items", "held.added_at", "held.rater_id = me.subject_id")
                        .showing("jsonb_build_object('interaction_id', held.interaction_id, 'target_output',"
                                + " held.target_output)"),
                PersonalRows.joined(
                                "training_set_row",
                                "training_set_rows",
                                "s.created_at",
                                "training_set_rows held ON " + MINE + SET_OF_ROW)
                        .showing(SET_SHOWN),
                PersonalRows.joined(
                                "rated_set_row",
                                "training_set_rows",
                                "s.created_at",
                                RATED.replace("held", "rated")
                                        + " JOIN training_set_rows held ON held.training_data_id = rated.id"
                                        + SET_OF_ROW)
                        .showing("(" + SET_SHOWN + " - 'subject_id')"));
    }
}
