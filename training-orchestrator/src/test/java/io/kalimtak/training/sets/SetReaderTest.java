package io.kalimtak.training.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.training.sets.storage.DirectorySource;
import io.kalimtak.training.testing.SampleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetReaderTest {
    @TempDir
    Path root;

    @Test
    void shouldGiveAllRowsWhenEveryChecksumHolds() throws Exception {
        TrainingSet set = publish(SampleSet.learnable(8, 3));

        SetFiles files = read(set);

        assertThat(files.hash()).isEqualTo(set.manifestSha256());
        assertThat(files.train()).hasSize(8);
        assertThat(files.eval()).hasSize(3);
    }

    @Test
    void shouldHoldNothingOutWhenTheManifestListsNoEvalFile() throws Exception {
        assertThat(read(publish(SampleSet.learnable(8, 0))).eval()).isEmpty();
    }

    @Test
    void shouldGiveTheGoldenRowsWhenThereAreSome() throws Exception {
        SetFiles files = read(publish(SampleSet.learnable(8, 3).withGolden(2)));

        assertThat(files.golden()).hasSize(2);
        assertThat(files.has("golden.jsonl")).as("one may train on it").isFalse();
        assertThat(read(publish(SampleSet.learnable(8, 3))).golden()).isEmpty();
    }

    @Test
    void shouldRefuseTheSetWhenItsGoldenRowsWereChanged() throws Exception {
        TrainingSet set = publish(SampleSet.learnable(8, 3).withGolden(2));
        Files.writeString(root.resolve(set.location()).resolve("golden.jsonl"), "\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> read(set))
                .hasMessage("golden.jsonl was changed after publishing: its SHA-256 differs from the manifest's");
    }

    @Test
    void shouldRefuseTheSetWhenAFileWasChanged() throws Exception {
        TrainingSet set = publish(SampleSet.learnable(8, 3));
        Files.writeString(root.resolve(set.location()).resolve("eval.jsonl"), "\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> read(set))
                .hasMessage("eval.jsonl was changed after publishing: its SHA-256 differs from the manifest's");
    }

    @Test
    void shouldRefuseTheSetWhenItsManifestWasChanged() throws Exception {
        TrainingSet set = publish(SampleSet.learnable(8, 3));
        Files.writeString(root.resolve(set.location()).resolve("manifest.json"), " ", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> read(set))
                .hasMessage("manifest.json is not the one that was published: its SHA-256 differs");
    }

    @Test
    void shouldSayWhereItLookedWhenTheSetIsNotInStorage() {
        TrainingSet set = set("training-sets/none", "00");

        assertThatThrownBy(() -> read(set))
                .hasMessage("manifest.json is not in storage under training-sets/none;"
                        + " check that this service and curation share one storage root");
    }

    @Test
    void shouldRefuseTheSetWhenItsLocationLeavesTheStorage() {
        assertThatThrownBy(() -> read(set("../elsewhere", "00")))
                .hasMessage("the set's location lies outside the storage");
    }

    private SetFiles read(TrainingSet set) throws BrokenSetException {
        return new SetReader(new DirectorySource(root)).read(set, root.resolve("work"));
    }

    private TrainingSet publish(SampleSet sample) throws IOException {
        var event = sample.write(root);
        return set(event.getLocation(), event.getManifestSha256());
    }

    private static TrainingSet set(String location, String sha256) {
        return new TrainingSet(
                new java.util.UUID(0, 1), false, location, sha256, 8, 3, Instant.parse("2026-11-23T00:00:00Z"), null);
    }
}
