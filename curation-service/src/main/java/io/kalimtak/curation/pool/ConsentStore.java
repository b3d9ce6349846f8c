package io.kalimtak.curation.pool;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Writes {@code consents}: an older event never overwrites a newer one, whatever the order of arrival. */
@ApplicationScoped
class ConsentStore {
    private static final String UPSERT = """
            INSERT INTO consents AS c (subject_id, training, changed_at, erased_at)
            SELECT subject, training, changed_at, erased_at
            FROM unnest(?::text[], ?::bool[], ?::timestamptz[], ?::timestamptz[])
                AS u (subject, training, changed_at, erased_at)
            ORDER BY subject
            ON CONFLICT (subject_id) DO UPDATE SET
                training = CASE WHEN c.changed_at IS NULL OR excluded.changed_at > c.changed_at
                    THEN coalesce(excluded.training, c.training) ELSE c.training END,
                changed_at = greatest(c.changed_at, excluded.changed_at),
                erased_at = greatest(c.erased_at, excluded.erased_at)
            WHERE excluded.changed_at > coalesce(c.changed_at, '-infinity')
                OR excluded.erased_at > coalesce(c.erased_at, '-infinity')
            """;

    private final Database database;

    ConsentStore(Database database) {
        this.database = database;
    }

    @Transactional
    void store(List<Consent> changes) {
        database.run("write consents", connection -> {
            try (Statement statement = Statement.of(connection, UPSERT)) {
                statement
                        .column("text", changes, Consent::subjectId)
                        .column("bool", changes, Consent::training)
                        .column("timestamptz", changes, Consent::changedAt)
                        .column("timestamptz", changes, Consent::erasedAt)
                        .update();
            }
        });
    }
}
