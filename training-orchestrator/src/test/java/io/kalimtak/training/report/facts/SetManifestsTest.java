package io.kalimtak.training.report.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.training.sets.Checksums;
import io.kalimtak.training.sets.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetManifestsTest {
    private static final UUID ID = UUID.fromString("5e700000-0000-4000-8000-000000000001");
    private static final String MANIFEST = """
        {"id": "5e700000-0000-4000-8000-000000000001", "rules_hash": "abc", "news": {},
         "counts": {"train": 5, "eval": 2, "preferences": 3, "golden": 0,
                    "by_language": {"en": 4, "ar": 3}, "by_domain": {"law": 7}, "by_target_tool": {"none": 7}}}
        """;

    @TempDir
    Path root;

    private Path manifest;

    @BeforeEach
    void write() throws IOException {
        manifest = Files.createDirectories(root.resolve("training-sets").resolve("a"))
                .resolve("manifest.json");
        Files.writeString(manifest, MANIFEST);
    }

    @Test
    void shouldCountByWhatTheManifestSays() throws IOException {
        SetFacts facts = read(false, "training-sets/a", Checksums.sha256(manifest));

        assertThat(facts)
                .isEqualTo(new SetFacts(
                        ID,
                        false,
                        5,
                        2,
                        3L,
                        Map.of(
                                "language", Map.of("en", 4L, "ar", 3L),
                                "domain", Map.of("law", 7L),
                                "target_tool", Map.of("none", 7L)),
                        "abc"));
    }

    @Test
    void shouldKnowTheRowsAloneWhenTheSetIsRevoked() throws IOException {
        assertThat(read(true, "training-sets/a", Checksums.sha256(manifest)))
                .isEqualTo(new SetFacts(ID, true, 5, 2, null, Map.of(), null));
    }

    @Test
    void shouldBelieveNoManifestThatWasChangedIsGoneOrLiesElsewhere() throws IOException {
        String hash = Checksums.sha256(manifest);
        SetFacts rowsAlone = new SetFacts(ID, false, 5, 2, null, Map.of(), null);

        assertThat(read(false, "training-sets/a", "00")).isEqualTo(rowsAlone);
        assertThat(read(false, "training-sets/b", hash)).isEqualTo(rowsAlone);
        assertThat(new SetManifests(root.resolve("inner")).of(set(false, "../training-sets/a", hash)))
                .isEqualTo(rowsAlone);
    }

    private SetFacts read(boolean revoked, String location, String hash) {
        return new SetManifests(root).of(set(revoked, location, hash));
    }

    private static TrainingSet set(boolean revoked, String location, String hash) {
        return new TrainingSet(ID, revoked, location, hash, 5, 2, Instant.parse("2026-11-23T03:00:00Z"), null);
    }
}
