package io.kalimtak.kit.privacy;

import io.kalimtak.kit.retention.KeptData;
import io.kalimtak.kit.retention.KeptDataSource;
import io.kalimtak.kit.retention.Sensitivity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The tombstones, which every service has. */
@ApplicationScoped
class ErasuresKept implements KeptDataSource {
    private final String schema;

    /**
     * The schema is what follows the product's name in the database role, as the deployment makes both; {@code
     * kalimtak.database.schema} says so where that is not the case.
     */
    ErasuresKept(
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> role,
            @ConfigProperty(name = "kalimtak.database.schema") Optional<String> schema) {
        this.schema = schema.or(() -> role.map(name -> name.replaceFirst("^kalimtak_", "")))
                .map(name -> name + ".")
                .orElse("");
    }

    @Override
    public List<KeptData> kept() {
        return List.of(
                KeptData.table(
                                schema + "erasures",
                                "who was erased and up to when, by pseudonym, with counts",
                                "to let nothing of an erased person come back",
                                Sensitivity.PSEUDONYM)
                        .rule("for good: without it a late record would bring the person back"),
                KeptData.table(
                                schema + "erased_interactions",
                                "ids of interactions that were erased",
                                "to know late feedback about them",
                                Sensitivity.OPERATION)
                        .keptFor(Erasures.REMEMBERED, null)
                        .rule("longer than any topic holds a word about them"));
    }
}
