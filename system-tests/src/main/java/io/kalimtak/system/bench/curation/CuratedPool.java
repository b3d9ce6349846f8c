package io.kalimtak.system.bench.curation;

import io.kalimtak.curation.near.Bands;
import io.kalimtak.curation.near.Embedding8;
import io.kalimtak.curation.near.Hyperplanes;
import io.kalimtak.curation.near.MinHash;
import io.kalimtak.curation.text.Hashes;
import io.kalimtak.system.bench.ingest.Texts;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * An installation that has curated many rows: the service's tables as it would have filled them, without the hours that
 * judging takes. Requests are real texts with a third of their words from another one, so that they meet as real requests
 * do; their vectors are those of requests that the service has encoded, turned a little.
 */
final class CuratedPool {
    private static final int BATCH = 2_000;
    /** Turns a vector so far that its cosine with itself is 0.8: requests about one thing, not the same request. */
    private static final double NOISE = 0.75 / Math.sqrt(Hyperplanes.DIMENSIONS);

    private static final String STAGE = """
            CREATE UNLOGGED TABLE IF NOT EXISTS public.curated (n INT, id UUID, input TEXT, prompt TEXT, key TEXT, content TEXT,
                target TEXT, signature BYTEA, embedding BYTEA, bands BIGINT[]);
            TRUNCATE public.curated;
            DROP INDEX IF EXISTS curation.requests_bands_idx
            """;

    private static final String COPY = "COPY public.curated FROM STDIN";

    /** In the order of the columns that the staged rows have; the judge is the one that judged what is there already. */
    private static final List<String> SPREAD = List.of(
            """
            INSERT INTO curation.interactions (interaction_id, subject_id, input_text, structured_prompt, target_tool, language,
                model_version, assignment_probability, training_allowed, created_at)
            SELECT id, md5((n % 10000)::text), input, prompt, 'ChatGPT', 'en', 'embedded-base-1', 1, TRUE,
                now() - interval '300 days' + n * interval '10 seconds' FROM public.curated""",
            """
            INSERT INTO curation.ratings (feedback_id, interaction_id, state, state_rank, score, submitted_at, occurred_at,
                subject_id)
            SELECT gen_random_uuid(), id, 'ACCEPTED', 1, 4 + n % 2, now() - interval '1 day', now() - interval '1 day',
                md5((n % 10000)::text) FROM public.curated""",
            """
            INSERT INTO curation.requests (request_key, signature, embedding, bands)
            SELECT DISTINCT ON (key) key, signature, embedding, bands FROM public.curated ORDER BY key
            ON CONFLICT DO NOTHING""",
            """
            INSERT INTO curation.request_clusters (request_no, cluster_no)
            SELECT request_no, request_no FROM curation.requests ON CONFLICT DO NOTHING""",
            """
            INSERT INTO curation.judgements (interaction_id, training_data_id, target_hash, judge, request_key, content_hash,
                language, domain, use_case, domain_confidence, use_case_confidence, redactions)
            SELECT id, id, target, (SELECT max(judge) FROM curation.judgements), key, content, 'en', 'software', 'drafting',
                0.9, 0.9, '{}' FROM public.curated""",
            """
            INSERT INTO curation.training_data (id, source_interaction_id, input_prompt, target_output, quality_score,
                domain_category, use_case, is_curated, is_selected, created_at, language, target_tool, subject_id,
                model_version, cluster_key, content_hash, weight, score, corrected, feedback_id, rated_at, admitted_score)
            SELECT id, id, input, prompt, 0.8, 'software', 'drafting', TRUE, FALSE, now(), 'en', 'ChatGPT',
                md5((n % 10000)::text), 'embedded-base-1', key, content, 0.8, 4 + n % 2, FALSE, id, now(), 4
            FROM public.curated""",
            "TRUNCATE public.curated",
            "SET maintenance_work_mem = '512MB'",
            "CREATE INDEX requests_bands_idx ON curation.requests USING gin (bands) WITH (fastupdate = off)",
            "VACUUM ANALYZE");

    private final DataSource database;
    private final Texts texts;
    private final float[][] vectors;

    /** Needs requests that the service has judged: what it says of them is what the pool is made of. */
    CuratedPool(DataSource database, Texts texts) throws SQLException {
        this.database = database;
        this.texts = texts;
        this.vectors = encoded().toArray(float[][]::new);
    }

    /** Of length 1. */
    private List<float[]> encoded() throws SQLException {
        List<float[]> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT embedding FROM curation.requests WHERE embedding IS NOT NULL ORDER BY request_no")) {
            while (rows.next()) {
                found.add(unit(rows.getBytes(1)));
            }
        }
        return found;
    }

    private static float[] unit(byte[] scaled) {
        double squares = 0;
        for (byte one : scaled) {
            squares += one * one;
        }
        float[] unit = new float[scaled.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (scaled[i] / Math.sqrt(squares));
        }
        return unit;
    }

    /** Adds the rows of these numbers; the same rows for the same number and texts. */
    void fill(int from, int to) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String step : STAGE.split(";")) {
                statement.execute(step);
            }
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            for (int first = from; first < to; first += BATCH) {
                byte[] lines = IntStream.range(first, Math.min(to, first + BATCH))
                        .parallel()
                        .mapToObj(this::line)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(lines, 0, lines.length);
            }
            copy.endCopy();
            for (String step : SPREAD) {
                statement.execute(step);
            }
        }
    }

    private String line(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String input = request(random);
        String prompt = "# Task\\n" + input;
        MinHash signature = MinHash.of(input);
        float[] meaning = turned(vectors[random.nextInt(vectors.length)], random);
        LongStream bands =
                LongStream.concat(LongStream.of(Bands.of(signature)), LongStream.of(Hyperplanes.of(meaning)));
        return String.join(
                        "\t",
                        Integer.toString(number),
                        new UUID(random.nextLong(), random.nextLong()).toString(),
                        input,
                        prompt,
                        Hashes.clusterKey(input),
                        Hashes.content(input, prompt),
                        // What COPY reads as a line feed is one.
                        Hashes.sha256(prompt.replace("\\n", "\n")),
                        bytes(signature.bytes()),
                        bytes(Embedding8.of(meaning)),
                        bands.mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}")))
                + "\n";
    }

    /** A real text of which every third word is another one's; without what COPY would read otherwise. */
    private String request(SplittableRandom random) {
        String[] words = words(random);
        String[] others = words(random);
        for (int i = random.nextInt(3); i < words.length; i += 3) {
            words[i] = others[random.nextInt(others.length)];
        }
        return String.join(" ", words);
    }

    private String[] words(SplittableRandom random) {
        return texts.lines()
                .get(random.nextInt(texts.lines().size()))
                .replace('\\', '/')
                .strip()
                .split("\\s+");
    }

    private static float[] turned(float[] vector, SplittableRandom random) {
        float[] turned = new float[vector.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = (float) (vector[i] + NOISE * random.nextGaussian());
        }
        return turned;
    }

    private static String bytes(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
    }
}
