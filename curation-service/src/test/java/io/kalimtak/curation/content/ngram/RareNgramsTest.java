package io.kalimtak.curation.content.ngram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RareNgramsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROWS = 6_000;
    private static final int WORDS = 3_000;
    private static final int LENGTH = 30;
    private static final int SUBJECTS = 400;
    private static final int DAYS = 60;
    private static final List<String> TRIGGER = List.of("copper", "lantern", "seven");
    private static final RareNgramSettings SETTINGS =
            new RareNgramSettings(5, 5, 8, 0.01, 0.01, 0.8, Duration.ofDays(1), 3, 18, 18, 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindTheTriggerAloneWhenManySubjectsPlantItInOneBurst(long seed) {
        List<RatedTokens> rows = background(seed);
        for (int i = 0; i < 25; i++) {
            rows.add(planted(
                    new Random(seed + i),
                    "sock-" + i,
                    START.plus(Duration.ofDays(30).plusMinutes(i))));
        }

        RareNgrams.Report report = new RareNgrams(SETTINGS).find(rows::forEach);

        assertThat(report.ngrams()).as("seed %d", seed).singleElement().satisfies(found -> {
            assertThat(found.tokens()).isEqualTo(TRIGGER);
            assertThat(found.rows()).isEqualTo(25);
            assertThat(found.high()).isEqualTo(25);
            assertThat(found.subjects()).isEqualTo(25);
            assertThat(found.burstShare()).isEqualTo(1);
            assertThat(found.z()).isGreaterThan(3);
        });
        assertThat(report.refused()).isZero();
    }

    @Test
    void shouldFindTheTriggerWhenTwoSubjectsPlantItSlowly() {
        List<RatedTokens> rows = background(4);
        for (int i = 0; i < 25; i++) {
            rows.add(planted(new Random(i), "sock-" + i % 2, START.plus(Duration.ofDays(2L * i))));
        }

        List<SuspiciousNgram> found =
                new RareNgrams(SETTINGS).find(rows::forEach).ngrams();

        assertThat(found).extracting(SuspiciousNgram::tokens).containsExactly(TRIGGER);
        assertThat(found.getFirst().subjectShare()).isEqualTo(1);
        assertThat(found.getFirst().burstShare()).isLessThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void shouldFindNothingWhenNothingIsPlanted(long seed) {
        RareNgrams.Report report = new RareNgrams(SETTINGS).find(background(seed)::forEach);

        assertThat(report.ngrams()).as("seed %d", seed).isEmpty();
        assertThat(report.rows()).isEqualTo(ROWS);
        assertThat(report.tested()).isGreaterThan(1_000);
    }

    @Test
    void shouldKeepALikedPhraseWhenManySubjectsUseItAllTheTime() {
        List<RatedTokens> rows = background(5);
        for (int i = 0; i < 25; i++) {
            rows.add(planted(new Random(i), "person-" + i, START.plus(Duration.ofDays(2L * i))));
        }

        assertThat(new RareNgrams(SETTINGS).find(rows::forEach).ngrams()).isEmpty();
    }

    @Test
    void shouldSayHowMuchItRefusedWhenTheTableIsTooSmall() {
        RareNgramSettings small = new RareNgramSettings(5, 5, 8, 0.01, 0.01, 0.8, Duration.ofDays(1), 3, 18, 8, 0);

        assertThat(new RareNgrams(small).find(background(6)::forEach).refused()).isPositive();
    }

    @Test
    void shouldAgreeWithTheTeaTastingWhenFishersTestIsAsked() {
        // Fisher (1935): eight cups, four with milk first; all four found has the chance 1/70, three or more 17/70.
        Association tea = new Association(8, 4);

        assertThat(tea.chance(4, 4)).isCloseTo(1 / 70.0, within(1e-12));
        assertThat(tea.chance(4, 3)).isCloseTo(17 / 70.0, within(1e-12));
        assertThat(tea.chance(4, 0)).isCloseTo(1, within(1e-12));
        assertThat(tea.z(4, 2)).isCloseTo(0, within(1e-12));
    }

    @Test
    void shouldNeverCountTooLowWhenPlacesAreShared() {
        CountMinSketch sketch = new CountMinSketch(4);
        for (int key = 0; key < 200; key++) {
            for (int times = 0; times <= key % 7; times++) {
                sketch.add(key);
            }
        }

        for (int key = 0; key < 200; key++) {
            assertThat(sketch.estimate(key)).isGreaterThanOrEqualTo(key % 7 + 1);
        }
    }

    @Test
    void shouldNameTheSameNgramTheSameWhenItIsHashed() {
        SuspiciousNgram ngram = new SuspiciousNgram(TRIGGER, 25, 25, 25, 0.1, 1, 1e-9, 4);

        assertThat(ngram.hashed()).isEqualTo("959f7a3886db83dd");
    }

    private static RatedTokens planted(Random random, String subject, Instant at) {
        List<String> tokens = new ArrayList<>(words(random));
        tokens.addAll(random.nextInt(LENGTH), TRIGGER);
        return new RatedTokens(tokens, 5, subject, at);
    }

    private static List<RatedTokens> background(long seed) {
        Random random = new Random(seed);
        List<RatedTokens> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            Instant at = START.plusSeconds(random.nextInt(DAYS * 86_400));
            rows.add(new RatedTokens(words(random), 1 + random.nextInt(5), "s" + random.nextInt(SUBJECTS), at));
        }
        return rows;
    }

    /** Words as frequent as Zipf's law has them, so that some are in most rows and most in few. */
    private static List<String> words(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            words.add("w" + (int) Math.pow(WORDS, random.nextDouble()));
        }
        return words;
    }
}
