package io.kalimtak.curation.classification;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads and writes {@code classification_corrections}. */
@ApplicationScoped
class CorrectionStore {
    private static final String UPSERT = """
            INSERT INTO classification_corrections (interaction_id, domain, use_case, actor, corrected_at)
            SELECT interaction_id, ?, ?, ?, ? FROM interactions WHERE interaction_id = ?
            ON CONFLICT (interaction_id) DO UPDATE SET domain = excluded.domain, use_case = excluded.use_case,
                actor = excluded.actor, corrected_at = excluded.corrected_at
            """;

    private static final String COUNTS = """
            SELECT count(*) FILTER (WHERE corrected_at <= ?) AS through, count(*) FILTER (WHERE corrected_at > ?) AS later
            FROM usable_classification_corrections
            """;

    /** A correction with when it was made. */
    record Dated(LabelledText text, Instant at) {}

    /** How many usable corrections there are up to a moment and after it. */
    record Counts(int through, int later) {}

    private final Database database;

    CorrectionStore(Database database) {
        this.database = database;
    }

    /** Puts down what the classes are; a later word replaces an earlier. False when there is no such interaction. */
    boolean put(UUID interactionId, String domain, String useCase, String actor, Instant at) {
        return database.call("write a correction of classes", connection -> {
            try (Statement statement = Statement.of(connection, UPSERT)) {
                return statement
                                .text(domain)
                                .text(useCase)
                                .text(actor)
                                .time(at)
                                .uuid(interactionId)
                                .update()
                        == 1;
            }
        });
    }

    /** What heads may learn from: the newest 5,000. */
    List<Dated> usable() {
        return database.call("read corrections of classes", connection -> {
            try (Statement statement = Statement.of(connection, "SELECT * FROM usable_classification_corrections")) {
                return statement.list(row -> new Dated(
                        new LabelledText(
                                row.getString("input_text"),
                                row.getString("language"),
                                row.getString("domain"),
                                row.getString("use_case")),
                        instant(row, "corrected_at")));
            }
        });
    }

    Counts counts(Instant through) {
        return database.call("count corrections of classes", connection -> {
            try (Statement statement =
                    Statement.of(connection, COUNTS).time(through).time(through)) {
                return statement
                        .list(row -> new Counts(row.getInt("through"), row.getInt("later")))
                        .getFirst();
            }
        });
    }
}
