package io.kalimtak.curation.job;

import io.kalimtak.curation.cluster.Leaders;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.rule.Rule;
import io.kalimtak.curation.rule.StagedRows;
import io.kalimtak.curation.rule.StagedWords;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** The staged rows of one job in {@code curation_verdicts}, compared with one another by SQL. */
record StagedRowStore(Database database, Similarity similarity, UUID jobId) implements StagedRows {
    static final String BEST_FIRST = "corrected DESC, score DESC, rated_at DESC, interaction_id DESC";

    private static final String DROP = """
            UPDATE curation_verdicts v SET dropped_by = ?, rule_version = ?, reason = ?
            WHERE job_id = ? AND dropped_by IS NULL AND %s
            """;

    private static final String DROP_BY_WORDS = """
            UPDATE curation_verdicts SET dropped_by = word_rule, rule_version = word_rule_version, reason = word_reason
            WHERE job_id = ? AND dropped_by IS NULL AND word_rule IS NOT NULL
            """;

    /** Of the same request one row stands for the others; of a person's rows none does. */
    private static final String KEEP_BEST_OF_EACH = """
            UPDATE curation_verdicts v SET dropped_by = ?, rule_version = ?, reason = ?,
                better_id = CASE WHEN ? THEN ranked.best END
            FROM (SELECT interaction_id, row_number() OVER one AS place, first_value(interaction_id) OVER one AS best
                FROM curation_verdicts WHERE job_id = ? AND dropped_by IS NULL AND %1$s IS NOT NULL
                WINDOW one AS (PARTITION BY %1$s ORDER BY %2$s)) ranked
            WHERE v.job_id = ? AND v.interaction_id = ranked.interaction_id AND ranked.place > ?
            """;

    private static final String KEEP_BEST = """
            UPDATE curation_verdicts SET dropped_by = ?, rule_version = ?, reason = ?
            WHERE job_id = ? AND interaction_id IN (SELECT interaction_id FROM curation_verdicts
                WHERE job_id = ? AND dropped_by IS NULL AND %s ORDER BY %s OFFSET ?)
            """;

    private static final String SIZES = """
            SELECT %1$s AS name, count(*) AS rows FROM curation_verdicts
            WHERE job_id = ? AND dropped_by IS NULL AND %1$s IS NOT NULL GROUP BY %1$s
            """;

    /** A group and how many rows it has. */
    record Size(String name, long rows) {}

    @Override
    public void dropWhere(Fact fact, Rule rule, String reason) {
        String condition = switch (fact) {
            case TRAINING_NOT_ALLOWED -> "NOT training_allowed";
            case WITHDRAWN -> "withdrawn";
            case REJECTED -> "review = 'reject'";
            case NOT_COMPARED -> "(training_data_id IS NULL OR word_rule IS NULL AND cluster_no IS NULL)";
            case RARE_NGRAM -> "rare_ngram IS NOT NULL";
            case ON_BOTH_SIDES ->
                "sides = 2 AND NOT EXISTS (SELECT 1 FROM clusters c WHERE c.cluster_key = v.cluster_key)";
        };
        drop("drop by a fact", condition, rule, reason);
    }

    @Override
    public void dropFlagged(Flagged flagged, Rule rule) {
        new FlaggedRowStore(database, jobId).drop(flagged, rule);
    }

    @Override
    public void readWords(Consumer<StagedWords> reader) {
        new StagedWordStore(database, jobId).read(reader);
    }

    @Override
    public void flagNgrams(Map<UUID, String> details) {
        new StagedWordStore(database, jobId).flag(details);
    }

    @Override
    public void dropScoredBelow(int score, Rule rule, String reason) {
        database.run("drop by score", connection -> {
            try (Statement statement = Statement.of(connection, DROP.formatted("NOT corrected AND score < ?"))) {
                named(statement, rule, reason).uuid(jobId).number((long) score).update();
            }
        });
    }

    @Override
    public void dropOtherDomains(List<String> domains, Rule rule, String reason) {
        database.run("drop by domain", connection -> {
            try (Statement statement = Statement.of(connection, DROP.formatted("domain <> ALL (?)"))) {
                named(statement, rule, reason)
                        .uuid(jobId)
                        .column("text", domains, one -> one)
                        .update();
            }
        });
    }

    @Override
    public void dropByWords() {
        database.run("drop by words", connection -> {
            try (Statement statement = Statement.of(connection, DROP_BY_WORDS)) {
                statement.uuid(jobId).update();
            }
        });
    }

    @Override
    public void keepBestOfEach(Group group, int rows, Rule rule, String reason) {
        boolean alike = group == Group.REQUEST;
        String sql = KEEP_BEST_OF_EACH.formatted(column(group), BEST_FIRST);
        database.run("keep the best of each", connection -> {
            try (Statement statement = Statement.of(connection, sql)) {
                named(statement, rule, reason).flag(alike).uuid(jobId).uuid(jobId);
                statement.number((long) rows).update();
            }
        });
    }

    @Override
    public void dropTwinsOfGolden(Rule rule, String reason) {
        new GoldenTwinStore(database, similarity, jobId).mark();
        drop("drop what the golden set holds", "golden_twin", rule, reason);
    }

    private void drop(String what, String condition, Rule rule, String reason) {
        database.run(what, connection -> {
            try (Statement statement = Statement.of(connection, DROP.formatted(condition))) {
                named(statement, rule, reason).uuid(jobId).update();
            }
        });
    }

    @Override
    public void keepBestOfTwins(int rows, Rule rule, String reason) {
        new TwinStore(database, jobId).drop(new Leaders(similarity, rows), rule, reason);
    }

    @Override
    public void keepShareOfEach(Group group, double share, Rule rule, String reason) {
        List<Size> sizes = database.call("count groups", connection -> {
            try (Statement statement = Statement.of(connection, SIZES.formatted(column(group)))) {
                return statement.uuid(jobId).list(row -> new Size(row.getString("name"), row.getLong("rows")));
            }
        });
        if (sizes.size() < 2) {
            return;
        }
        sharesOf(sizes, share).forEach((name, most) -> keepBestOf(group, name, most, rule, reason));
    }

    /** How many rows each group that is too large may keep. Cutting one makes the others' shares larger, so it goes on. */
    static Map<String, Long> sharesOf(List<Size> sizes, double share) {
        Map<String, Long> left = new TreeMap<>();
        sizes.forEach(size -> left.put(size.name(), size.rows()));
        Map<String, Long> cut = new TreeMap<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<String, Long> one : left.entrySet()) {
                long others = left.values().stream().mapToLong(Long::longValue).sum() - one.getValue();
                long most = Math.max(1, (long) Math.floor(share / (1 - share) * others));
                if (one.getValue() > most) {
                    one.setValue(most);
                    cut.put(one.getKey(), most);
                    changed = true;
                }
            }
        }
        return cut;
    }

    private void keepBestOf(Group group, String name, long rows, Rule rule, String reason) {
        String sql = KEEP_BEST.formatted(column(group) + " = ?", BEST_FIRST);
        database.run("keep the best of a group", connection -> {
            try (Statement statement = Statement.of(connection, sql)) {
                named(statement, rule, reason).uuid(jobId).uuid(jobId).text(name);
                statement.number(rows).update();
            }
        });
    }

    @Override
    public void keepBest(int rows, Rule rule, String reason) {
        database.run("keep the best rows", connection -> {
            try (Statement statement = Statement.of(connection, KEEP_BEST.formatted("TRUE", BEST_FIRST))) {
                named(statement, rule, reason).uuid(jobId).uuid(jobId);
                statement.number((long) rows).update();
            }
        });
    }

    private static String column(Group group) {
        return switch (group) {
            case REQUEST -> "cluster_key";
            case SUBJECT -> "subject_id";
            case RATER -> "rater_id";
            case NETWORK -> "network_id";
            case DOMAIN -> "domain";
            case LANGUAGE -> "language";
            case TOOL -> "target_tool";
        };
    }

    private static Statement named(Statement statement, Rule rule, String reason) throws SQLException {
        return statement.text(rule.name()).number((long) rule.version()).text(reason);
    }
}
