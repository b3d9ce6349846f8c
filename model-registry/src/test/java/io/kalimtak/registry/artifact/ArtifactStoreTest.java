package io.kalimtak.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
    private static final String ABC_SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path root;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        AtomicLong next = new AtomicLong();
        store = new ArtifactStore(() -> root, () -> new UUID(0, next.incrementAndGet()));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile).map(root::relativize).toList();
        }
    }

    @Test
    void shouldShowAFileUnderItsNameOnlyWhenPublished() throws IOException {
        StoredArtifact received = store.receive(text("abc"));
        assertThat(received.sha256()).isEqualTo(ABC_SHA256);
        assertThat(received.bytes()).isEqualTo(3);
        assertThat(store.find("v1")).isEmpty();

        StoredArtifact published = store.publish("v1", received);

        assertThat(files()).containsExactly(Path.of("artifacts/v1.zip"));
        assertThat(store.find("v1")).contains(published);
        assertThat(store.isPresent("v1", 3)).isTrue();
        assertThat(store.isPresent("v1", 4)).isFalse();
        assertThat(published.path()).hasContent("abc");
    }

    @Test
    void shouldLeaveNothingWhenTheBodyBreaksOff() throws IOException {
        InputStream broken = new InputStream() {
            private int left = 100_000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("connection reset");
                }
                left--;
                return 'x';
            }
        };

        assertThatThrownBy(() -> store.receive(broken)).isInstanceOf(ArtifactException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void shouldLeaveNothingWhenDiscardedAndThePublishedFileWhenPublished() throws IOException {
        store.discard(store.receive(text("abc")));
        assertThat(files()).isEmpty();

        StoredArtifact received = store.receive(text("abc"));
        store.publish("v1", received);
        store.discard(received);
        assertThat(files()).containsExactly(Path.of("artifacts/v1.zip"));
    }

    @Test
    void shouldRefuseNamesThatLeaveTheFolder() {
        StoredArtifact received = store.receive(text("abc"));

        for (String name : List.of("../x", "..", "a/b", "/etc/x", ".incoming/x", "A", "a\u0000")) {
            assertThatThrownBy(() -> store.publish(name, received)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.find(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldSweepPartsOlderThanTheLimitAndNothingElse() throws IOException {
        Instant limit = Instant.parse("2026-01-02T00:00:00Z");
        StoredArtifact old = store.receive(text("old"));
        StoredArtifact young = store.receive(text("young"));
        store.publish("v1", store.receive(text("abc")));
        Files.setLastModifiedTime(old.path(), FileTime.from(limit.minusSeconds(1)));
        Files.setLastModifiedTime(young.path(), FileTime.from(limit));
        Files.setLastModifiedTime(store.path("v1"), FileTime.from(limit.minusSeconds(1)));

        assertThat(store.sweep(limit)).isEqualTo(1);

        assertThat(old.path()).doesNotExist();
        assertThat(young.path()).exists();
        assertThat(store.path("v1")).exists();
    }

    @Test
    void shouldSweepNothingWhenThereIsNoFolderYet() {
        assertThat(store.sweep(Instant.EPOCH)).isZero();
    }
}
