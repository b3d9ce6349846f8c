package io.kalimtak.prompt.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Metrics that compare an answer with the accepted prompt, against values worked out by hand. */
class OverlapMetricsTest {
    @Test
    void chrfOfEqualTextsIsOneWhateverTheSpaces() {
        assertThat(Chrf.score("a tidy  room", "a tidy room")).isEqualTo(1);
    }

    @Test
    void chrfAveragesTheOrdersThatBothTextsAreLongEnoughFor() {
        // "abc" in "abcd": precision 1 in orders 1 to 3; recall 3/4, 2/3 and 1/2, 23/36 on average.
        double recall = 23.0 / 36;
        assertThat(Chrf.score("abc", "abcd")).isCloseTo(5 * recall / (4 + recall), within(1e-12));
    }

    @Test
    void chrfCountsARepeatedGramAsOftenAsTheReferenceHasIt() {
        // One order would be precision 1/3, recall 1; longer orders: "aa" and "aaa" are not in "a", so order 1 alone
        // counts.
        assertThat(Chrf.score("aaa", "a")).isCloseTo(5 * (1.0 / 3) / (4.0 / 3 + 1), within(1e-12));
    }

    @Test
    void chrfWeighsRecallAbovePrecision() {
        assertThat(Chrf.score("abcdefgh", "abcd")).isGreaterThan(Chrf.score("abcd", "abcdefgh"));
    }

    @Test
    void aBlankSideScoresNothing() {
        assertThat(Chrf.score(" ", "text")).isZero();
        assertThat(RougeL.f1("", "text")).isZero();
        assertThat(SectionF1.f1("", "## Role\nYou are a cook.")).isZero();
    }

    @Test
    void rougeTakesWordsInOrderThoughNotSideBySide() {
        // "police the gunman" keeps one word of "the gunman" besides; the longest common subsequence is "the gunman".
        assertThat(RougeL.f1("police killed the gunman", "the gunman killed police"))
                .isEqualTo(2.0 * 2 / 8);
        assertThat(RougeL.f1("police ended the gunman", "police killed the gunman"))
                .isEqualTo(2.0 * 3 / 8);
    }

    @Test
    void rougeReadsArabicWords() {
        assertThat(RougeL.f1("اكتب رسالة قصيرة", "اكتب رسالة رسمية قصيرة")).isCloseTo(6.0 / 7, within(1e-12));
    }

    @Test
    void sectionsAreComparedAsSets() {
        String answer = "## Role\nYou are a cook.\n## Objective\nA menu.\n## Instructions\n- List the dishes.";
        String accepted = "## Role\nYou are a chef.\n## Instructions\n- Name the dishes.\n## Tone\nWarm.";
        assertThat(SectionF1.f1(answer, accepted)).isCloseTo(4.0 / 6, within(1e-12));
    }
}
