package io.kalimtak.gateway.privacy;

import io.kalimtak.kit.privacy.PersonalRows;
import io.kalimtak.kit.privacy.PersonalTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** A person's rows in the gateway's database: answers that are kept to be given again. */
@ApplicationScoped
class PersonTables implements PersonalTables {
    @Override
    public List<PersonalRows> rows() {
        return List.of(PersonalRows.where(
                "idempotent_answer", "idempotency_answers", "held.created_at", "held.subject_id = me.subject_id"));
    }
}
