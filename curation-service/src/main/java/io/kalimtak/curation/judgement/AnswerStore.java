package io.kalimtak.curation.judgement;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes out of {@code moderations} what nobody's words have to do with any more. Needs a transaction. */
@ApplicationScoped
public class AnswerStore {
    private static final String KEYS = "SELECT DISTINCT key FROM judgements, unnest(moderation_keys) AS key"
            + " WHERE interaction_id = ANY (?) AND key IS NOT NULL ORDER BY key";

    private static final String FORGET = "DELETE FROM moderations m WHERE key = ANY (?) AND NOT EXISTS"
            + " (SELECT 1 FROM judgements j WHERE j.moderation_keys @> ARRAY[m.key])";

    private final Database database;

    AnswerStore(Database database) {
        this.database = database;
    }

    /** The keys of the answers on these interactions' words. */
    public List<String> keys(Collection<UUID> interactionIds) {
        return database.call("look for answers on words", connection -> {
            try (Statement statement = Statement.of(connection, KEYS).uuids(interactionIds)) {
                return statement.list(row -> row.getString(1));
            }
        });
    }

    /** Forgets those of these answers that no judgement names. */
    public void forget(Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        database.run("forget answers", connection -> {
            try (Statement statement = Statement.of(connection, FORGET).column("text", keys, key -> key)) {
                statement.update();
            }
        });
    }
}
