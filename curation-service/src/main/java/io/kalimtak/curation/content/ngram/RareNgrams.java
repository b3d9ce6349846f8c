package io.kalimtak.curation.content.ngram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds rare n-grams whose presence goes with a high score and which few subjects, or one burst, brought in. It reads the
 * rows three times: to estimate supports in a sketch, to count the candidates, and to look at those that go with the score. Memory is
 * fixed by the settings, plus 8 bytes a row and at most 16 MB for the places of what goes with the score.
 */
public record RareNgrams(RareNgramSettings settings) {
    /** Most n-grams that are looked at the third time, the least likely first, and most of their high rows together. */
    private static final int MOST = 20_000;

    private static final int MOST_PLACES = 1_000_000;

    private static final int BURSTS_IN_SPAN = 10;

    /**
     * What was found.
     *
     * @param ngrams by chance, then by tokens; one that is a part of another in the same rows is left out
     * @param rows that were read
     * @param tested n-grams with the support that are rare
     * @param refused occurrences of candidates that the table had no place for: when it is not 0, it was too small
     */
    public record Report(List<SuspiciousNgram> ngrams, int rows, int tested, long refused) {
        public Report {
            ngrams = List.copyOf(ngrams);
        }
    }

    private record Tested(long key, int rows, int high, double chance) {}

    /** The least likely ones, ascending, and how many were tested in all. */
    private record Tests(List<Tested> likely, int number) {}

    /** What the first reading learnt of all rows together. */
    private static final class Totals {
        private int rows;
        private int high;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
    }

    /** Rows that can be read several times. */
    @FunctionalInterface
    public interface Rows {
        /** Shows the reader every row, the same ones each time, in any order. */
        void read(Consumer<RatedTokens> reader);
    }

    /** Reads the rows three times, and once where there are too few. */
    public Report find(Rows rows) {
        Totals totals = new Totals();
        CountMinSketch sketch = new CountMinSketch(settings.sketchBits());
        rows.read(row -> {
            totals.rows++;
            totals.high += isHigh(row) ? 1 : 0;
            totals.first = Math.min(totals.first, row.at().toEpochMilli());
            totals.last = Math.max(totals.last, row.at().toEpochMilli());
            for (long ngram : Ngrams.distinct(row.tokens(), settings.longest())) {
                sketch.add(ngram);
            }
        });
        if (totals.rows < settings.minRows()) {
            return new Report(List.of(), totals.rows, 0, 0);
        }
        CandidateTable table = new CandidateTable(settings.tableBits());
        rows.read(row -> {
            for (long ngram : Ngrams.distinct(row.tokens(), settings.longest())) {
                if (sketch.estimate(ngram) >= settings.minSupport()) {
                    table.count(ngram, isHigh(row));
                }
            }
        });
        Association association = new Association(totals.rows, totals.high);
        Tests tests = test(table, association, totals.rows);
        Map<Long, Tested> discoveries = discoveries(tests);
        Map<Long, Occurrences> occurrences = new HashMap<>();
        rows.read(row -> note(row, discoveries, occurrences));
        Duration window = window(totals);
        List<SuspiciousNgram> found = new ArrayList<>();
        occurrences.forEach((key, places) -> {
            SuspiciousNgram ngram = describe(discoveries.get(key), places, window, association);
            if (Math.max(ngram.subjectShare(), ngram.burstShare()) >= settings.concentration()) {
                found.add(ngram);
            }
        });
        return new Report(longest(found), totals.rows, tests.number(), table.refused());
    }

    private boolean isHigh(RatedTokens row) {
        return row.score() >= settings.highScore();
    }

    /** What has a greater chance than the rate can be no discovery, and is counted alone. */
    private Tests test(CandidateTable table, Association association, int all) {
        List<Tested> likely = new ArrayList<>();
        int[] number = new int[1];
        table.forEach((key, rows, high) -> {
            if (rows >= settings.minSupport() && rows <= settings.maxShare() * all) {
                number[0]++;
                double chance = association.chance(rows, high);
                if (chance <= settings.falseDiscoveryRate()) {
                    likely.add(new Tested(key, rows, high, chance));
                }
            }
        });
        likely.sort(Comparator.comparingDouble(Tested::chance).thenComparingLong(Tested::key));
        return new Tests(likely, number[0]);
    }

    /** Those up to the last whose chance is at most its place's share of the rate (Benjamini and Hochberg 1995). */
    private Map<Long, Tested> discoveries(Tests tests) {
        List<Tested> ascending = tests.likely();
        int last = 0;
        for (int place = 1; place <= ascending.size(); place++) {
            if (ascending.get(place - 1).chance() <= settings.falseDiscoveryRate() * place / tests.number()) {
                last = place;
            }
        }
        Map<Long, Tested> discoveries = new HashMap<>();
        long places = 0;
        for (Tested one : ascending.subList(0, Math.min(last, MOST))) {
            places += one.high();
            if (places > MOST_PLACES) {
                break;
            }
            discoveries.put(one.key(), one);
        }
        return discoveries;
    }

    private void note(RatedTokens row, Map<Long, Tested> discoveries, Map<Long, Occurrences> occurrences) {
        if (!isHigh(row)) {
            return;
        }
        Map<Long, List<String>> found = new HashMap<>();
        List<String> tokens = row.tokens();
        for (int from = 0; from < tokens.size(); from++) {
            for (int to = from + 1; to <= Math.min(tokens.size(), from + settings.longest()); to++) {
                List<String> ngram = tokens.subList(from, to);
                long key = Ngrams.hash(ngram);
                if (discoveries.containsKey(key)) {
                    found.putIfAbsent(key, List.copyOf(ngram));
                }
            }
        }
        found.forEach((key, ngram) -> occurrences
                .computeIfAbsent(
                        key, unused -> new Occurrences(discoveries.get(key).high()))
                .add(ngram, row));
    }

    private Duration window(Totals totals) {
        long tenth = Math.max(0, totals.last - totals.first) / BURSTS_IN_SPAN;
        return settings.burst().toMillis() < tenth ? settings.burst() : Duration.ofMillis(tenth);
    }

    private SuspiciousNgram describe(Tested one, Occurrences places, Duration window, Association association) {
        return new SuspiciousNgram(
                places.tokens(),
                one.rows(),
                one.high(),
                places.subjects(),
                places.subjectShare(settings.fewSubjects()),
                places.burstShare(window),
                one.chance(),
                association.z(one.rows(), one.high()));
    }

    private static List<SuspiciousNgram> longest(List<SuspiciousNgram> found) {
        return found.stream()
                .filter(one -> found.stream().noneMatch(one::isPartOf))
                .sorted(Comparator.comparingDouble(SuspiciousNgram::chance)
                        .thenComparing(ngram -> String.join(" ", ngram.tokens())))
                .toList();
    }
}
