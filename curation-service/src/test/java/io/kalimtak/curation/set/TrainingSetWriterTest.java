package io.kalimtak.curation.set;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.set.format.Manifest;
import io.kalimtak.curation.set.format.Manifests;
import io.kalimtak.curation.set.storage.DirectoryStorage;
import io.kalimtak.prompt.phrase.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetWriterTest {
    private static final String SYSTEM =
            "Turn the person's rough request into one clear, structured prompt for the tool it is"
                    + " meant for. Keep to what was asked, in the language in which it was asked.";
    private static final String ASKED =
            "[{\"role\":\"system\",\"content\":\"" + SYSTEM + "\"},{\"role\":\"user\",\"content\":\"ask\"}]";
    private static final SetContent WITH_PREFERENCES = SampleSet.rows()
            .withPreferences(
                    sink -> {
                        sink.accept(SampleSet.pair("ask", Split.TRAIN));
                        sink.accept(SampleSet.pair("held out", Split.EVAL));
                    },
                    sink -> {
                        sink.accept(SampleSet.judged(true, Split.TRAIN));
                        sink.accept(SampleSet.judged(false, Split.TRAIN));
                        sink.accept(SampleSet.judged(true, Split.EVAL));
                    });

    @TempDir
    Path folder;

    @TempDir
    Path root;

    @Test
    void shouldWriteOneChatALineWhenGivenRows() throws IOException {
        write(SampleSet.rows(), folder, SampleSet.NOW);

        assertThat(Files.readString(folder.resolve("eval.jsonl")))
                .isEqualTo("{\"messages\":[{\"role\":\"system\",\"content\":\"" + SYSTEM
                        + "\"},{\"role\":\"user\",\"content\":\"ask for"
                        + " \\\"leave\\\"\"},{\"role\":\"assistant\",\"content\":\"## Objective\\n"
                        + "Write an e-mail that asks for two days off.\"}],"
                        + "\"metadata\":{\"id\":\"" + SampleSet.FIRST.id()
                        + "\",\"source_interaction_id\":\"01930000-0000-8000-8000-000000000001\","
                        + "\"subject_id\":\"subject-1\",\"language\":\"en\",\"target_tool\":\"Claude\","
                        + "\"domain_category\":\"" + SampleSet.FIRST.domain() + "\",\"weight\":\"1.0\","
                        + "\"cluster\":\"" + SampleSet.FIRST.cluster() + "\"}}\n");
        assertThat(Files.readAllLines(folder.resolve("train.jsonl"))).hasSize(2);
    }

    @Test
    void shouldWriteWhatTrlAndOpenAiReadWhenThereArePreferences() throws IOException {
        WrittenSet set = write(WITH_PREFERENCES, folder, SampleSet.NOW);

        assertThat(Files.readString(folder.resolve("preferences.jsonl")))
                .isEqualTo("{\"prompt\":" + ASKED
                        + ",\"chosen\":[{\"role\":\"assistant\",\"content\":\"good\"}],"
                        + "\"rejected\":[{\"role\":\"assistant\",\"content\":\"bad\"}],"
                        + "\"metadata\":{\"chosen_interaction_id\":\"01930000-0000-8000-8000-000000000001\","
                        + "\"chosen_subject_id\":\"anna\","
                        + "\"rejected_interaction_id\":\"01930000-0000-8000-8000-000000000002\","
                        + "\"language\":\"en\",\"target_tool\":\"ChatGPT\",\"cluster\":\"key\"}}\n");
        assertThat(Files.readString(folder.resolve("preferences.openai.jsonl")))
                .isEqualTo("{\"input\":{\"messages\":" + ASKED
                        + "},\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"good\"}],"
                        + "\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"bad\"}]}\n");
        assertThat(Files.readAllLines(folder.resolve("kto.jsonl")))
                .hasSize(2)
                .first()
                .isEqualTo("{\"prompt\":" + ASKED
                        + ",\"completion\":[{\"role\":\"assistant\",\"content\":\"answer\"}],\"label\":true,"
                        + "\"metadata\":{\"source_interaction_id\":\"01930000-0000-8000-8000-000000000003\","
                        + "\"subject_id\":\"anna\",\"language\":\"en\",\"cluster\":\"key\"}}");
        assertThat(set.rowsPreferences()).isEqualTo(1);
    }

    @Test
    void shouldWriteNoPreferenceFileWhenEveryPairIsHeldOut() throws IOException {
        write(
                SampleSet.rows()
                        .withPreferences(
                                sink -> sink.accept(SampleSet.pair("held out", Split.EVAL)),
                                sink -> sink.accept(SampleSet.judged(true, Split.EVAL))),
                folder,
                SampleSet.NOW);

        assertThat(names(folder)).doesNotContain("preferences.jsonl", "preferences.openai.jsonl", "kto.jsonl");
    }

    @Test
    void shouldDescribeTheFilesInTheManifest() throws IOException {
        WrittenSet set = write(SampleSet.rows(), folder, SampleSet.NOW);

        Manifest manifest = manifest(folder);
        assertThat(manifest.id()).isEqualTo(Samples.id(9));
        assertThat(manifest.createdAt()).isEqualTo("2026-11-23T02:00:00Z");
        assertThat(manifest.parentId()).isNull();
        assertThat(manifest.funnel()).isEqualTo(SampleSet.FUNNEL);
        assertThat(manifest.counts())
                .isEqualTo(new Manifest.Counts(
                        2,
                        1,
                        0,
                        0,
                        Map.of("en", 3L),
                        Map.of("education", 1L, "other", 1L, "software", 1L),
                        Map.of("Claude", 3L)));
        for (Manifest.SetFile file : manifest.everyFile().toList()) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file.name()));
            assertThat(file.bytes()).isEqualTo(bytes.length);
            assertThat(file.sha256())
                    .isEqualTo(HexFormat.of().formatHex(Hashes.digest().digest(bytes)));
        }
        assertThat(manifest.files()).extracting(Manifest.SetFile::name).startsWith("train.jsonl", "eval.jsonl");
        assertThat(manifest.files()).extracting(Manifest.SetFile::rows).startsWith(2L, 1L);
        assertThat(set.manifestSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(Hashes.digest().digest(Files.readAllBytes(folder.resolve("manifest.json")))));
        assertThat(set.contentSha256()).isEqualTo(manifest.contentSha256());
    }

    @Test
    void shouldWriteTheSameBytesButTheManifestsTimeWhenWrittenAgain(@TempDir Path other) throws IOException {
        write(WITH_PREFERENCES, folder, SampleSet.NOW);
        write(WITH_PREFERENCES, other, SampleSet.NOW.plusSeconds(60));

        assertThat(names(folder)).isEqualTo(names(other)).contains("kto.jsonl", "preferences.openai.jsonl");
        for (String name : names(folder)) {
            byte[] first = Files.readAllBytes(folder.resolve(name));
            byte[] second = Files.readAllBytes(other.resolve(name));
            if (name.equals("manifest.json")) {
                assertThat(new String(second, java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(new String(first, java.nio.charset.StandardCharsets.UTF_8)
                                .replace("2026-11-23T02:00:00Z", "2026-11-23T02:01:00Z"));
            } else {
                assertThat(second).as(name).isEqualTo(first);
            }
        }
    }

    @Test
    void shouldChangeTheContentHashWhenARowChangesSides(@TempDir Path other) throws IOException {
        SetContent moved = SetContent.of(sink -> {
            sink.accept(SampleSet.FIRST, Split.TRAIN);
            sink.accept(SampleSet.SECOND, Split.TRAIN);
            sink.accept(SampleSet.THIRD, Split.TRAIN);
        });

        assertThat(write(moved, other, SampleSet.NOW).contentSha256())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(write(SampleSet.rows(), folder, SampleSet.NOW).contentSha256());
    }

    private WrittenSet write(SetContent content, Path into, Instant now) throws IOException {
        Manifests none = new Manifests(new DirectoryStorage(root));
        return new TrainingSetWriter(none, () -> true).write(SampleSet.plan(), content, SampleSet.draft(into), now);
    }

    private static Manifest manifest(Path folder) throws IOException {
        return Manifest.read(Files.readAllBytes(folder.resolve("manifest.json")));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
