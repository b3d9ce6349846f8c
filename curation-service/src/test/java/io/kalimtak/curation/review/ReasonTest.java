package io.kalimtak.curation.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void shouldNameWhyOneIsAskedAbout() {
        assertThat(Reason.of(false, null, null, false)).isEqualTo(Reason.UNRATED);
        assertThat(Reason.of(false, 3, 0, false)).isEqualTo(Reason.MIDDLING_SCORE);
        assertThat(Reason.of(false, 5, 2, false)).isEqualTo(Reason.RATERS_DISAGREE);
        assertThat(Reason.of(false, 3, 2, false)).isEqualTo(Reason.RATERS_DISAGREE);
        assertThat(Reason.of(false, 5, 1, false)).isEqualTo(Reason.UNSURE_CLASS);
        assertThat(Reason.of(false, null, null, true)).isEqualTo(Reason.UNSURE_CLASS);
        assertThat(Reason.of(true, 5, 2, true)).isEqualTo(Reason.SUSPICIOUS);
        assertThat(Reason.RATERS_DISAGREE.label()).isEqualTo("raters_disagree");
    }
}
