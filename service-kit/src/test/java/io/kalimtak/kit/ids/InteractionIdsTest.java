package io.kalimtak.kit.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InteractionIdsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T08:00:00.123Z");
    private static final InstallationKey KEY = key((byte) 1);

    private final InteractionIds ids = ids(KEY, NOW);

    @Test
    void shouldBeAVersion8UuidThatCarriesItsTime() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(InteractionIds.time(id)).isEqualTo(NOW);
    }

    @Test
    void shouldRecogniseItsOwn() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(ids.issued(ids.next())).isTrue();
        }
    }

    @Test
    void shouldRecogniseItsOwnFromManyThreadsAtOnce() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                long random = i;
                all.add(threads.submit(() -> {
                    InteractionIds own = new InteractionIds(KEY, Clock.systemUTC(), new SplittableRandom(random));
                    return ids.issued(own.next());
                }));
            }
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void shouldRefuseEveryChangedBit() {
        UUID id = ids.next();

        for (int bit = 0; bit < 64; bit++) {
            UUID high = new UUID(id.getMostSignificantBits() ^ (1L << bit), id.getLeastSignificantBits());
            UUID low = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (1L << bit));
            assertThat(ids.issued(high)).as("high bit %d", bit).isFalse();
            assertThat(ids.issued(low)).as("low bit %d", bit).isFalse();
        }
    }

    @Test
    void shouldRefuseAnotherInstallationsId() {
        assertThat(ids.issued(ids(key((byte) 2), NOW).next())).isFalse();
        assertThat(ids.issued(UUID.randomUUID())).isFalse();
        assertThat(ids.issued(new UUID(0, 0))).isFalse();
    }

    @Test
    void shouldSortByTime() {
        UUID earlier = ids.next();
        UUID later = ids(KEY, NOW.plusMillis(1)).next();

        assertThat(Long.compareUnsigned(earlier.getMostSignificantBits(), later.getMostSignificantBits()))
                .isNegative();
    }

    @Test
    void shouldSayWhatIsWrongWithAKeyWithoutQuotingIt() {
        assertThatThrownBy(() -> InstallationKey.ofBase64("%%%"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not Base64")
                .hasMessageNotContaining("%%%");
        assertThatThrownBy(() -> InstallationKey.ofBase64("AAAA"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 3 bytes");
    }

    @Test
    void shouldGiveTheSamePseudonymForTheSameNameAndUse() {
        Pseudonyms pseudonyms = new Pseudonyms(KEY);

        assertThat(pseudonyms.subject("u1")).hasSize(32).isEqualTo(pseudonyms.subject("u1"));
        assertThat(pseudonyms.subject("u1"))
                .isNotEqualTo(pseudonyms.subject("u2"))
                .isNotEqualTo(pseudonyms.rater("u1"))
                .isNotEqualTo(new Pseudonyms(key((byte) 2)).subject("u1"));
        assertThat(pseudonyms.network("u1"))
                .hasSize(32)
                .isEqualTo(pseudonyms.network("u1"))
                .isNotEqualTo(pseudonyms.subject("u1"))
                .isNotEqualTo(pseudonyms.rater("u1"));
    }

    @Test
    void shouldTellRatersApartByCallerAndPerson() {
        Pseudonyms pseudonyms = new Pseudonyms(KEY);

        assertThat(pseudonyms.rater("key:1", "ann"))
                .hasSize(32)
                .isEqualTo(pseudonyms.rater("key:1", "ann"))
                .isNotEqualTo(pseudonyms.rater("key:1"))
                .isNotEqualTo(pseudonyms.rater("key:1", "bob"))
                .isNotEqualTo(pseudonyms.rater("key:2", "ann"))
                .isNotEqualTo(pseudonyms.rater("key:1a", "nn"));
    }

    private static InteractionIds ids(InstallationKey key, Instant now) {
        return new InteractionIds(key, Clock.fixed(now, ZoneOffset.UTC), new SplittableRandom(7));
    }

    private static InstallationKey key(byte fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, fill);
        return InstallationKey.ofBase64(Base64.getEncoder().encodeToString(bytes));
    }
}
