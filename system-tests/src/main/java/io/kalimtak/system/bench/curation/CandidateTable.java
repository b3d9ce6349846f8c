package io.kalimtak.system.bench.curation;

import io.kalimtak.system.bench.ingest.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Candidates in the tables that curation's own migrations make, about 1 KB a row, a tenth of them held out. */
final class CandidateTable {
    /** The rows of the set, in no order, with what its files need. */
    static final String ROWS = """
            SELECT t.id, t.source_interaction_id, t.subject_id, t.input_prompt, t.target_output, t.language, t.target_tool,
                t.domain_category, t.use_case, t.quality_score, t.weight, t.score, t.corrected, t.model_version,
                0.9::float8 AS assignment_probability, t.cluster_key, t.created_at, v.split
            FROM curation.curation_verdicts v
            JOIN curation.training_data t ON t.source_interaction_id = v.interaction_id
            WHERE v.job_id = '00000000-0000-0000-0000-000000000001' AND v.dropped_by IS NULL""";

    /** The same in the order of the files. */
    static final String ROWS_IN_ORDER = ROWS + " ORDER BY v.cluster_key COLLATE \"C\"";

    private static final String COPY =
            "COPY curation.training_data (id, source_interaction_id, input_prompt, target_output,"
                    + " quality_score, domain_category, use_case, created_at, language, target_tool, subject_id, model_version,"
                    + " cluster_key, content_hash, weight, score, corrected, feedback_id, rated_at, admitted_score) FROM STDIN";

    private static final String JUDGE = """
            INSERT INTO curation.curation_jobs (id, state, settings, actor, created_at)
            VALUES ('00000000-0000-0000-0000-000000000001', 'DONE', '{}', 'bench', now());
            INSERT INTO curation.curation_verdicts (job_id, interaction_id, training_data_id, subject_id, language, cluster_key,
                content_hash, corrected, score, rated_at, split_point, split)
            SELECT '00000000-0000-0000-0000-000000000001', source_interaction_id, id, subject_id, language, cluster_key,
                content_hash, corrected, score, rated_at, 0, CASE WHEN cluster_key < '1999' THEN 'eval' ELSE 'train' END
            FROM curation.training_data;
            VACUUM ANALYZE""";

    private static final List<String> TOOLS = List.of("ChatGPT", "Claude", "Gemini", "Midjourney");
    private static final List<String> DOMAINS = List.of("software", "education", "business", "other");

    private final DataSource database;
    private final Texts texts;

    CandidateTable(DataSource database, Texts texts) {
        this.database = database;
        this.texts = texts;
    }

    /** Makes the tables by the service's migrations and fills them; the same rows for the same number and texts. */
    void fill(Path migrations, int rows) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS curation; SET search_path = curation");
            for (Path script : inOrder(migrations)) {
                statement.execute(Files.readString(script));
            }
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            for (int i = 0; i < rows; i++) {
                byte[] line = line(i).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
            for (String step : JUDGE.split(";")) {
                statement.execute(step);
            }
        }
    }

    private static List<Path> inOrder(Path migrations) throws IOException {
        try (Stream<Path> scripts = Files.list(migrations)) {
            return scripts.filter(script -> script.toString().endsWith(".sql"))
                    .sorted(Comparator.comparingInt(CandidateTable::version))
                    .toList();
        }
    }

    private static int version(Path script) {
        String name = script.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private String line(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String input = texts.passage(random, 300);
        String target = "# Task\n" + texts.passage(random, 500);
        String hash = hash(input);
        int score = random.nextInt(4, 6);
        return String.join(
                        "\t",
                        id(random),
                        id(random),
                        escaped(input),
                        escaped(target),
                        "0.8",
                        DOMAINS.get(random.nextInt(DOMAINS.size())),
                        "drafting",
                        "2026-01-01T00:00:00Z",
                        random.nextInt(10) == 0 ? "ar" : "en",
                        TOOLS.get(random.nextInt(TOOLS.size())),
                        "subject-" + random.nextInt(10_000),
                        "v7",
                        hash,
                        hash,
                        Double.toString(score / 5.0),
                        Integer.toString(score),
                        "f",
                        id(random),
                        "2026-01-01T00:00:00Z",
                        "4")
                + "\n";
    }

    private static String id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
