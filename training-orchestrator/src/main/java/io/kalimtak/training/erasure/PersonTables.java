package io.kalimtak.training.erasure;

import io.kalimtak.kit.privacy.PersonalRows;
import io.kalimtak.kit.privacy.PersonalTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What is held here of people who are in training sets: runs on these sets and their reports, and of the examples that
 * reports quote the person's own, without the target, which may be another's correction.
 */
@ApplicationScoped
class PersonTables implements PersonalTables {
    private static final String THEIR_SETS = "held.training_set_id = ANY (me.training_sets)";
    private static final String QUOTED = """
            evaluation_reports held ON held.training_set_id = ANY (me.training_sets)
            CROSS JOIN LATERAL jsonb_array_elements(coalesce(held.body -> 'examples', '[]')) quoted (example)
            JOIN LATERAL (SELECT DISTINCT unnest(me.eval_rows)) mine (id) ON mine.id::text = quoted.example ->> 'training_data_id'""";

    @Override
    public List<PersonalRows> rows() {
        return List.of(
                PersonalRows.where(
                        "training_set", "training_sets", "held.published_at", "held.id = ANY (me.training_sets)"),
                PersonalRows.where("training_run", "training_runs", "held.created_at", THEIR_SETS),
                PersonalRows.where("evaluation_report", "evaluation_reports", "held.created_at", THEIR_SETS)
                        .without("body"),
                PersonalRows.joined("report_example", "evaluation_reports", "held.created_at", QUOTED)
                        .showing("(quoted.example - 'target' || jsonb_build_object('report_id', held.id))"));
    }
}
