package io.kalimtak.curation.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void shouldNameWhyOneIsAskedAbout() {
        assertThat(Reason.of(null, null, false)).isEqualTo(Reason.UNRATED);
        assertThat(Reason.of(3, 0, false)).isEqualTo(Reason.MIDDLING_SCORE);
        assertThat(Reason.of(5, 2, false)).isEqualTo(Reason.RATERS_DISAGREE);
        assertThat(Reason.of(3, 2, false)).isEqualTo(Reason.RATERS_DISAGREE);
        assertThat(Reason.of(5, 1, false)).isEqualTo(Reason.UNSURE_CLASS);
        assertThat(Reason.of(null, null, true)).isEqualTo(Reason.UNSURE_CLASS);
        assertThat(Reason.RATERS_DISAGREE.label()).isEqualTo("raters_disagree");
    }
}
