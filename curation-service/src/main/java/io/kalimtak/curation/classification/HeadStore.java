package io.kalimtak.curation.classification;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Reads and writes {@code classifier_heads}. One row is active; the others keep no weights. */
@ApplicationScoped
class HeadStore implements HeadSource {
    private static final String RETIRE =
            "UPDATE classifier_heads SET active = FALSE, weights = NULL WHERE active AND version <> ?";
    private static final String ACTIVATE = """
            INSERT INTO classifier_heads (version, basis, weights, corrections, trained_through, created_at, active)
            VALUES (?, ?, ?, ?, ?, ?, TRUE)
            ON CONFLICT (version) DO UPDATE SET weights = excluded.weights, trained_through = excluded.trained_through,
                active = TRUE
            """;

    /** The active heads. */
    record Active(String version, String basis, int corrections, Instant trainedThrough) {}

    private final Database database;

    HeadStore(Database database) {
        this.database = database;
    }

    Optional<Active> active() {
        return database.call("read the active heads", connection -> {
            String sql = "SELECT version, basis, corrections, trained_through FROM classifier_heads WHERE active";
            try (Statement statement = Statement.of(connection, sql)) {
                return statement
                        .list(row -> new Active(
                                row.getString("version"),
                                row.getString("basis"),
                                row.getInt("corrections"),
                                instant(row, "trained_through")))
                        .stream()
                        .findFirst();
            }
        });
    }

    @Override
    public Optional<String> activeVersion(String basis) {
        return active().filter(one -> one.basis().equals(basis)).map(Active::version);
    }

    @Override
    public Optional<byte[]> read(String version) {
        return database.call("read heads", connection -> {
            String sql = "SELECT weights FROM classifier_heads WHERE version = ?";
            try (Statement statement = Statement.of(connection, sql).text(version)) {
                return statement.list(row -> row.getString("weights")).stream()
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(weights -> weights.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Makes heads the active ones. */
    @Transactional
    void activate(Heads heads, String basis, Instant trainedThrough, Instant now) {
        retire(heads.version());
        database.run("activate heads", connection -> {
            try (Statement statement = Statement.of(connection, ACTIVATE)) {
                statement
                        .text(heads.version())
                        .text(basis)
                        .text(new String(heads.bytes(), StandardCharsets.UTF_8))
                        .number(heads.basis().corrections())
                        .time(trainedThrough)
                        .time(now)
                        .update();
            }
        });
    }

    /** Lets those that came with the service hold. */
    @Transactional
    void deactivate() {
        retire("");
    }

    private void retire(String except) {
        database.run("retire heads", connection -> {
            try (Statement statement = Statement.of(connection, RETIRE).text(except)) {
                statement.update();
            }
        });
    }
}
