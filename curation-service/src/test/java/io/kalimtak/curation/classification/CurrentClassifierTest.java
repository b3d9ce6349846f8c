package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurrentClassifierTest {
    private static final Encoded NOWHERE = new Encoded(VectorSpace.SPELLING, new float[VectorSpace.DIMENSIONS]);
    private static final Heads TRAINED = HeadClassifierTest.heads(2);

    private final Kept kept = new Kept();
    private final Ticking clock = new Ticking();
    private final CurrentClassifier classifier = new CurrentClassifier(kept, Labelled.CONFIG, clock);

    @Test
    void shouldGoByTheShippedHeadsWhenNoneWereTrained() {
        assertThat(classifier.version()).startsWith(Heads.shipped().version());
    }

    @Test
    void shouldTakeNewHeadsWhenThePollIntervalIsOver() {
        assertThat(says()).isEqualTo("other");
        kept.activate(TRAINED.version(), TRAINED.bytes());

        clock.forward(Labelled.CONFIG.pollInterval().minusMillis(1));
        assertThat(says()).isEqualTo("other");
        clock.forward(Duration.ofMillis(1));
        assertThat(says()).isEqualTo("business");
        assertThat(classifier.version()).startsWith(TRAINED.version());
    }

    @Test
    void shouldTakeNewHeadsAtOnceWhenPinnedAndKeepThem() {
        kept.activate(TRAINED.version(), TRAINED.bytes());

        Classifier pinned = classifier.pinned();
        kept.active = null;

        assertThat(classifier.pinned().version()).startsWith(Heads.shipped().version());
        assertThat(pinned.version()).startsWith(TRAINED.version());
    }

    @Test
    void shouldKeepTheFormerHeadsWhenTheNewOnesAreNotThoseOfTheirVersion() {
        byte[] changed = new String(TRAINED.bytes(), StandardCharsets.UTF_8)
                .replace("\"corrections\" : 0", "\"corrections\" : 1")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(changed).isNotEqualTo(TRAINED.bytes());
        kept.activate(TRAINED.version(), changed);

        assertThat(classifier.pinned().version()).startsWith(Heads.shipped().version());
    }

    private String says() {
        return classifier.classify("hm", NOWHERE, null).domain();
    }

    private static final class Kept implements HeadSource {
        private final Map<String, byte[]> heads = new HashMap<>();
        private String active;

        void activate(String version, byte[] bytes) {
            heads.put(version, bytes);
            active = version;
        }

        @Override
        public Optional<String> activeVersion(String basis) {
            return Optional.ofNullable(active).filter(one -> basis.equals(Labelled.KEYWORDS.basis()));
        }

        @Override
        public Optional<byte[]> read(String version) {
            return Optional.ofNullable(heads.get(version));
        }
    }

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-20T08:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
