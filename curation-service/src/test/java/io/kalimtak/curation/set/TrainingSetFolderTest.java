package io.kalimtak.curation.set;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetFolderTest {
    private static final UUID ID = Samples.id(1);

    @TempDir
    Path root;

    @Test
    void shouldLeaveNothingBehindWhenAnEarlierAttemptDied() throws IOException {
        TrainingSetFolder folder = new TrainingSetFolder(() -> root);
        Files.writeString(folder.temporary(ID, 1).resolve("train.jsonl"), "half");
        Files.createDirectories(folder.of(ID));
        Files.writeString(folder.of(ID).resolve("stale.jsonl"), "never announced");

        Path second = folder.temporary(ID, 2);
        Files.writeString(second.resolve("train.jsonl"), "whole");
        folder.promote(second, ID);

        assertThat(names(root.resolve("training-sets"))).containsExactly(ID.toString());
        assertThat(names(folder.of(ID))).containsExactly("train.jsonl");
        assertThat(Files.readString(folder.of(ID).resolve("train.jsonl"))).isEqualTo("whole");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
