package io.kalimtak.system.bench.curation;

import io.kalimtak.curation.near.Bands;
import io.kalimtak.curation.near.MinHash;
import io.kalimtak.curation.near.Shingles;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Series;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Texts a second that get their signature, ours and the plain loop's in turn. Both normalise and shingle with the same
 * code; measured with it, as a job runs it, and without. Ours also makes the keys of its bands.
 */
final class SignatureRates {
    private static final double GOAL = 3;

    private final PlainMinHash plain = new PlainMinHash(1);
    private final List<String> texts;
    private final List<int[]> shingles;
    private final Series ours = new Series();
    private final Series plains = new Series();
    private final Series oursAlone = new Series();
    private final Series plainsAlone = new Series();

    /** What was computed, so that no compiler leaves the work out. */
    private long kept;

    SignatureRates(List<String> texts) {
        this.texts = List.copyOf(texts);
        this.shingles = this.texts.stream().map(Shingles::of).toList();
    }

    void warmUp(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            rate(texts, this::plain);
            rate(texts, this::ours);
            rate(shingles, this::plainAlone);
            rate(shingles, this::oursAlone);
        }
    }

    void round() {
        plains.add(rate(texts, this::plain));
        ours.add(rate(texts, this::ours));
        plainsAlone.add(rate(shingles, this::plainAlone));
        oursAlone.add(rate(shingles, this::oursAlone));
    }

    void print(PrintStream out) {
        double mean =
                shingles.stream().mapToInt(hashes -> hashes.length).average().orElse(0);
        out.printf(
                "%,d texts of %.0f shingles on average, one thread, signatures of %d values%n",
                texts.size(), mean, MinHash.VALUES);
        row(out, "text → signature and keys", ours);
        row(out, "   text → signature, plain loop", plains);
        row(out, "shingles → signature and keys", oursAlone);
        row(out, "   shingles → signature, plain loop", plainsAlone);
        out.printf("(computed: %x)%n%n", kept);
    }

    void check(Goals goals) {
        goals.atLeast("S6 text → signature ÷ plain loop", ours.over(plains), GOAL);
        goals.atLeast("S6 shingles → signature ÷ plain loop", oursAlone.over(plainsAlone), GOAL);
    }

    private <T> double rate(List<T> inputs, ToLongFunction<T> work) {
        long began = System.nanoTime();
        for (T input : inputs) {
            kept += work.applyAsLong(input);
        }
        return inputs.size() * 1e9 / (System.nanoTime() - began);
    }

    private long ours(String text) {
        return oursAlone(Shingles.of(text));
    }

    private long oursAlone(int[] hashes) {
        long sum = 0;
        for (long key : Bands.of(MinHash.of(hashes))) {
            sum += key;
        }
        return sum;
    }

    private long plain(String text) {
        return plainAlone(Shingles.of(text));
    }

    private long plainAlone(int[] hashes) {
        long sum = 0;
        for (long minimum : plain.signature(hashes)) {
            sum += minimum;
        }
        return sum;
    }

    private static void row(PrintStream out, String name, Series series) {
        out.printf("%-58s %s a second%n", name, series.text(0));
    }
}
