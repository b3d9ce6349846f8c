package io.kalimtak.curation.set.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStorageTest {
    private static final UUID ID = Samples.id(1);

    @TempDir
    Path root;

    private DirectoryStorage storage;
    private Path folder;

    @BeforeEach
    void open() {
        storage = new DirectoryStorage(root);
        folder = root.resolve("training-sets").resolve(ID.toString());
    }

    @Test
    void shouldLeaveNothingBehindWhenAnEarlierAttemptDied() throws IOException {
        write(storage.draft(ID, 1), "train.jsonl", "half");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("stale.jsonl"), "never announced");

        write(storage.draft(ID, 2), "train.jsonl", "whole");
        storage.publish(ID, 2);

        assertThat(names(folder.getParent())).containsExactly(ID.toString());
        assertThat(names(folder)).containsExactly("train.jsonl");
        assertThat(Files.readString(folder.resolve("train.jsonl"))).isEqualTo("whole");
    }

    @Test
    void shouldShowNothingUntilPublished() throws IOException {
        write(storage.draft(ID, 1), "manifest.json", "{}");

        assertThat(storage.open(ID, "manifest.json")).isEmpty();
        assertThat(storage.rowFiles(ID)).isEmpty();
    }

    @Test
    void shouldKeepTheManifestAloneWhenRowsAreRemoved() throws IOException {
        SetDraft draft = storage.draft(ID, 1);
        write(draft, "train.jsonl", "rows");
        write(draft, "train.parquet", "rows");
        write(draft, "manifest.json", "{}");
        storage.publish(ID, 1);

        assertThat(storage.rowFiles(ID)).containsExactly("train.jsonl", "train.parquet");
        storage.removeRows(ID);
        storage.removeRows(ID);

        assertThat(names(folder)).containsExactly("manifest.json");
        assertThat(storage.rowFiles(ID)).isEmpty();
        assertThat(storage.open(ID, "train.jsonl")).isEmpty();
        StoredFile manifest = storage.open(ID, "manifest.json").orElseThrow();
        assertThat(manifest.bytes()).isEqualTo(2);
        assertThat(manifest.content().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{}");
    }

    private static void write(SetDraft draft, String name, String content) throws IOException {
        try (OutputStream out = draft.create(name)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
