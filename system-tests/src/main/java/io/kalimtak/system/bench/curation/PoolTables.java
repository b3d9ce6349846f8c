package io.kalimtak.system.bench.curation;

import io.kalimtak.prompt.phrase.Hashes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of a pool on their way into the service's tables, by COPY on a connection for each table. */
final class PoolTables implements AutoCloseable {
    /** The rows are of the last weeks: what is old is removed by the service. */
    private static final Duration SPAN = Duration.ofDays(20);

    private static final int PEOPLE = 10_000;
    private static final HexFormat HEX = HexFormat.of();

    /** One table; the constraints that rows must keep to one another hold when all are there. */
    private static final class Table {
        private final Connection connection;
        private final CopyIn copy;
        private final StringBuilder lines = new StringBuilder();

        Table(DataSource database, String columns) throws SQLException {
            connection = database.getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
            }
            copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY curation." + columns + " FROM STDIN");
        }

        void row(Object... values) {
            lines.append(Arrays.stream(values).map(PoolTables::text).collect(Collectors.joining("\t", "", "\n")));
        }

        void send() throws SQLException {
            byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            lines.setLength(0);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
    }

    private final String judge;
    private final int rows;
    private final Instant start =
            Instant.now().minus(SPAN).minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    private final Table interactions;
    private final Table ratings;
    private final Table judgements;
    private final Table candidates;
    private final Table requests;
    private final Table clusters;

    /**
     * Opens them.
     *
     * @param judge in whose name the rows are judged
     * @param rows how many will come
     */
    PoolTables(DataSource database, String judge, int rows) throws SQLException {
        this.judge = judge;
        this.rows = rows;
        interactions = new Table(
                database,
                "interactions (interaction_id, subject_id, input_text, structured_prompt, target_tool, language,"
                        + " model_version, assignment_probability, training_allowed, created_at)");
        ratings = new Table(
                database,
                "ratings (feedback_id, interaction_id, state, state_rank, score, submitted_at, occurred_at, subject_id)");
        judgements = new Table(
                database,
                "judgements (interaction_id, training_data_id, target_hash, judge, request_key, content_hash, language,"
                        + " domain, use_case, domain_confidence, use_case_confidence, redactions)");
        candidates = new Table(
                database,
                "training_data (id, source_interaction_id, input_prompt, target_output, quality_score, domain_category,"
                        + " use_case, is_curated, created_at, language, target_tool, subject_id, model_version,"
                        + " cluster_key, content_hash, weight, score, corrected, feedback_id, rated_at, admitted_score)");
        requests = new Table(database, "requests (request_no, request_key, signature, embedding, bands)");
        clusters = new Table(database, "request_clusters (request_no, cluster_no)");
    }

    /** An interaction, its rating, its judgement and its candidate. */
    void interaction(PoolRow row) {
        UUID id = row.id();
        UUID feedback = new UUID(id.getLeastSignificantBits(), id.getMostSignificantBits());
        UUID candidate = new UUID(id.getMostSignificantBits(), ~id.getLeastSignificantBits());
        String person = String.format("%032x", row.number() % PEOPLE + 1);
        Instant asked = start.plus(SPAN.multipliedBy(row.number()).dividedBy(rows));
        Instant rated = asked.plusSeconds(60);
        int score = 4 + row.number() % 2;
        String content = Hashes.content(row.input(), row.prompt());
        interactions.row(id, person, row.input(), row.prompt(), "ChatGPT", "en", "embedded-base-1", 1, true, asked);
        ratings.row(feedback, id, "ACCEPTED", 1, score, rated, rated, person);
        judgements.row(
                id,
                candidate,
                Hashes.sha256(row.prompt()),
                judge,
                row.key(),
                content,
                "en",
                "software",
                "drafting",
                0.9,
                0.9,
                "{}");
        candidates.row(
                candidate,
                id,
                row.input(),
                row.prompt(),
                0.8,
                "software",
                "drafting",
                true,
                rated,
                "en",
                "ChatGPT",
                person,
                "embedded-base-1",
                row.key(),
                content,
                score / 5.0,
                score,
                false,
                feedback,
                rated,
                4);
    }

    /** The row's request, and the cluster that it is in. */
    void request(long number, PoolRow row) {
        requests.row(number, row.key(), row.signature().bytes(), row.meaning(), row.bands());
        clusters.row(number, row.cluster() == 0 ? number : row.cluster());
    }

    /** Sends what has been gathered. */
    void send() throws SQLException {
        for (Table table : all()) {
            table.send();
        }
    }

    /** Commits every table. */
    void end() throws SQLException {
        for (Table table : all()) {
            table.copy.endCopy();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Table table : all()) {
            table.connection.close();
        }
    }

    private List<Table> all() {
        return List.of(interactions, ratings, judgements, candidates, requests, clusters);
    }

    private static String text(Object value) {
        return switch (value) {
            case byte[] bytes -> "\\\\x" + HEX.formatHex(bytes);
            case long[] numbers ->
                Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
            case String words ->
                words.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r");
            default -> value.toString();
        };
    }
}
