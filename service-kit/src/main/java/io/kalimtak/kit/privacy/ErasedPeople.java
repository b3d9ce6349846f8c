package io.kalimtak.kit.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What every service remembers of an erasure. */
@ApplicationScoped
class ErasedPeople implements PersonalTables {
    @Override
    public List<PersonalRows> rows() {
        return List.of(
                PersonalRows.where("erasure", "erasures", "held.erased_before", "held.subject_id = me.subject_id"));
    }
}
