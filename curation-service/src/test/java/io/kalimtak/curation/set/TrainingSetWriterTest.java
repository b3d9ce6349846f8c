package io.kalimtak.curation.set;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import io.kalimtak.curation.candidate.TrainingRow;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.text.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final Funnel FUNNEL = new Funnel(3, List.of(), 3, 2, 1);

    @TempDir
    Path folder;

    private final TrainingRow first = Samples.row(1, "ask for \"leave\"");
    private final TrainingRow second = Samples.row(2, "اشرح الكسور");
    private final TrainingRow third = Samples.row(3, "python script");

    @Test
    void shouldWriteOneChatALineWhenGivenRows() throws IOException {
        write(folder);

        assertThat(Files.readString(folder.resolve("eval.jsonl")))
                .isEqualTo("{\"messages\":[{\"role\":\"system\",\"content\":\"" + ChatLine.SYSTEM
                        + "\"},{\"role\":\"user\",\"content\":\"ask for \\\"leave\\\"\"},"
                        + "{\"role\":\"assistant\",\"content\":\"## Objective\\nWrite an e-mail that asks for two days off.\"}],"
                        + "\"metadata\":{\"id\":\"" + first.id()
                        + "\",\"source_interaction_id\":\"01930000-0000-8000-8000-000000000001\","
                        + "\"subject_id\":\"subject-1\",\"language\":\"en\",\"target_tool\":\"Claude\",\"weight\":\"1.0\","
                        + "\"cluster\":\"" + first.clusterKey() + "\"}}\n");
        assertThat(Files.readAllLines(folder.resolve("train.jsonl"))).hasSize(2);
    }

    @Test
    void shouldDescribeTheFilesInTheManifest() throws IOException {
        WrittenSet set = write(folder);

        Manifest manifest = Manifest.read(Files.readAllBytes(folder.resolve("manifest.json")));
        assertThat(manifest.id()).isEqualTo(Samples.id(9));
        assertThat(manifest.createdAt()).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(manifest.parentId()).isNull();
        assertThat(manifest.funnel()).isEqualTo(FUNNEL);
        assertThat(manifest.counts())
                .isEqualTo(new Manifest.Counts(
                        2,
                        1,
                        0,
                        Map.of("en", 3L),
                        Map.of("education", 1L, "other", 1L, "software", 1L),
                        Map.of("Claude", 3L)));
        for (Manifest.SetFile file : manifest.files()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
            assertThat(file.bytes()).isEqualTo(bytes.length);
            assertThat(file.sha256())
                    .isEqualTo(HexFormat.of().formatHex(Hashes.digest().digest(bytes)));
        }
        assertThat(manifest.files()).extracting(Manifest.SetFile::rows).containsExactly(2L, 1L);
        assertThat(set.manifestSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(Hashes.digest().digest(Files.readAllBytes(folder.resolve("manifest.json")))));
    }

    @Test
    void shouldWriteTheSameBytesWhenWrittenAgain(@TempDir Path other) throws IOException {
        write(folder);
        write(other);

        for (String name : List.of("train.jsonl", "eval.jsonl", "manifest.json")) {
            assertThat(Files.mismatch(folder.resolve(name), other.resolve(name)))
                    .isEqualTo(-1);
        }
    }

    private WrittenSet write(Path into) {
        SetPlan plan = new SetPlan(Samples.id(9), Samples.id(8), 1, null, List.of(), "hash", FUNNEL);
        return new TrainingSetWriter()
                .write(
                        plan,
                        sink -> {
                            sink.accept(first, Split.EVAL);
                            sink.accept(second, Split.TRAIN);
                            sink.accept(third, Split.TRAIN);
                        },
                        into,
                        NOW);
    }
}
