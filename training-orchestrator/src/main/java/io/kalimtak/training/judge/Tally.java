package io.kalimtak.training.judge;

import java.util.Optional;

/** Counts verdicts on pairs that were shown in both orders. */
final class Tally {
    private int first;
    private int second;
    private int ties;
    private int failed;
    private int consistent;

    /**
     * Counts one pair.
     *
     * @param shown the verdict on it
     * @param swapped the verdict on it the other way round, as it was said
     */
    void add(Optional<Verdict> shown, Optional<Verdict> swapped) {
        if (shown.isEmpty() || swapped.isEmpty()) {
            failed++;
            return;
        }
        boolean same = shown.get() == swapped.get().swapped();
        consistent += same ? 1 : 0;
        switch (same ? shown.get() : Verdict.TIE) {
            case FIRST -> first++;
            case SECOND -> second++;
            case TIE -> ties++;
        }
    }

    int first() {
        return first;
    }

    int second() {
        return second;
    }

    int ties() {
        return ties;
    }

    int failed() {
        return failed;
    }

    /** Pairs with a verdict. */
    int pairs() {
        return first + second + ties;
    }

    /** Share of them with the same verdict in both orders; 0 where there are none. */
    double consistency() {
        return pairs() == 0 ? 0 : (double) consistent / pairs();
    }

    /** How often the first was held better, ties as half. */
    WilsonInterval firstShare() {
        return WilsonInterval.of(first + ties / 2.0, pairs());
    }

    WilsonInterval secondShare() {
        return WilsonInterval.of(second + ties / 2.0, pairs());
    }
}
