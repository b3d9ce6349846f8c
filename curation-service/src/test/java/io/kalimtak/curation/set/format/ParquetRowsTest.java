package io.kalimtak.curation.set.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.set.row.SetRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB, another reader than our writer's library, finds in the files. */
class ParquetRowsTest {
    private static final SetRow FULL = new SetRow(
            Samples.id(1),
            Samples.id(2),
            "subject-1",
            "اشرح الكسور 😀",
            "## Objective\n\"quoted\"",
            "ar",
            "Claude",
            "education",
            "explanation",
            0.75,
            0.8,
            4,
            false,
            "embedded-base-1",
            0.25,
            "cluster-1",
            Samples.TIME.plusNanos(123_456_000));
    private static final SetRow SPARSE = new SetRow(
            Samples.id(3),
            Samples.id(4),
            null,
            "ask",
            "answer",
            "und",
            null,
            "other",
            "other",
            0,
            1.2,
            null,
            true,
            null,
            null,
            "cluster-2",
            null);

    @TempDir
    Path folder;

    @Test
    void shouldReadBackEveryColumnWithItsTypeAndValue() throws Exception {
        write("rows.parquet", List.of(FULL, SPARSE));

        List<Map<String, String>> rows = query("SELECT * FROM '%s'");

        assertThat(rows.getFirst())
                .isEqualTo(columns(
                        Samples.id(1).toString(),
                        Samples.id(2).toString(),
                        Messages.SYSTEM,
                        "اشرح الكسور 😀",
                        "## Objective\n\"quoted\"",
                        "ar",
                        "Claude",
                        "education",
                        "explanation",
                        "0.75",
                        "0.8",
                        "4",
                        "false",
                        "embedded-base-1",
                        "0.25",
                        "cluster-1",
                        "2026-11-20T08:00:00.123456Z"));
        assertThat(rows.get(1))
                .isEqualTo(columns(
                        Samples.id(3).toString(),
                        Samples.id(4).toString(),
                        Messages.SYSTEM,
                        "ask",
                        "answer",
                        "und",
                        null,
                        "other",
                        "other",
                        "0.0",
                        "1.2",
                        null,
                        "true",
                        null,
                        null,
                        "cluster-2",
                        null));
        assertThat(query("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '%s')").stream()
                        .map(one -> one.get("column_name") + " " + one.get("column_type")))
                .contains(
                        "id VARCHAR",
                        "quality DOUBLE",
                        "score INTEGER",
                        "corrected BOOLEAN",
                        "created_at TIMESTAMP WITH TIME ZONE");
        assertThat(query("SELECT DISTINCT compression FROM parquet_metadata('%s')"))
                .containsExactly(Map.of("compression", "UNCOMPRESSED"));
    }

    @Test
    void shouldKeepTheOrderOverManyRowGroupsWhenThereAreManyRows() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        int rows = 40_000;
        try (ParquetRows file = new ParquetRows(name -> Files.newOutputStream(folder.resolve(name)), "rows.parquet")) {
            for (int i = 0; i < rows; i++) {
                file.add(row(i + " " + incompressible(random)));
            }
            assertThat(file.finish().rows()).isEqualTo(rows);
        }

        assertThat(query("SELECT count(*) AS n, min(moved) AS least, max(moved) AS greatest FROM (SELECT"
                        + " CAST(split_part(input, ' ', 1) AS INT) - (row_number() OVER ()) AS moved FROM '%s')"))
                .containsExactly(Map.of("n", "40000", "least", "-1", "greatest", "-1"));
        assertThat(Integer.parseInt(query("SELECT num_row_groups FROM parquet_file_metadata('%s')")
                        .getFirst()
                        .get("num_row_groups")))
                .isGreaterThan(1);
    }

    @Test
    void shouldHoldWordsAsTheyAreSoThatASearchForThemFindsThem() throws IOException {
        write("rows.parquet", List.of(FULL));

        assertThat(Files.readString(folder.resolve("rows.parquet"), StandardCharsets.ISO_8859_1))
                .contains(new String("اشرح الكسور 😀".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldBeAReadableFileWhenThereAreNoRows() throws Exception {
        write("rows.parquet", List.of());

        assertThat(query("SELECT count(*) AS n FROM '%s'")).containsExactly(Map.of("n", "0"));
    }

    @Test
    void shouldWriteTheSameBytesWhenWrittenAgain() throws IOException {
        Manifest.SetFile first = write("first.parquet", List.of(FULL, SPARSE));
        Manifest.SetFile second = write("second.parquet", List.of(FULL, SPARSE));

        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(Files.mismatch(folder.resolve("first.parquet"), folder.resolve("second.parquet")))
                .isEqualTo(-1);
    }

    @Test
    void shouldWriteParquetWhenNothingIsSet() {
        assertThat(TestConfig.of(FormatConfig.class).parquet()).isTrue();
    }

    private Manifest.SetFile write(String name, List<SetRow> rows) throws IOException {
        try (ParquetRows file = new ParquetRows(one -> Files.newOutputStream(folder.resolve(one)), name)) {
            rows.forEach(file::add);
            return file.finish();
        }
    }

    private static SetRow row(String input) {
        return new SetRow(
                Samples.id(1),
                Samples.id(2),
                null,
                input,
                "a",
                "en",
                null,
                "other",
                "other",
                1,
                1,
                5,
                false,
                null,
                null,
                "c",
                null);
    }

    private static String incompressible(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append((char) random.nextInt('!', '~'));
        }
        return text.toString();
    }

    private static Map<String, String> columns(String... values) {
        List<String> names = List.of(
                "id",
                "source_interaction_id",
                "system",
                "input",
                "target",
                "language",
                "target_tool",
                "domain",
                "use_case",
                "quality",
                "weight",
                "score",
                "corrected",
                "model_version",
                "assignment_probability",
                "cluster",
                "created_at");
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            row.put(names.get(i), values[i]);
        }
        return row;
    }

    private List<Map<String, String>> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            return rows(statement, sql.formatted(folder.resolve("rows.parquet")));
        }
    }

    private static List<Map<String, String>> rows(Statement statement, String sql) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
