package io.kalimtak.system.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void shouldTellTheMiddleValueWithTheSpread() {
        assertThat(Series.of(3, 1, 1000.4).text(0)).isEqualTo("3 (1 to 1,000)");
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddleWhenTheyAreEven() {
        assertThat(Series.of(4, 1, 2, 100).median()).isEqualTo(3);
    }

    @Test
    void shouldDivideRoundByRoundNotMedianByMedian() {
        Series ratios = Series.of(1, 20, 3).over(Series.of(1, 10, 1));

        assertThat(ratios.median()).isEqualTo(2);
        assertThat(ratios.text(1)).isEqualTo("2.0 (1.0 to 3.0)");
    }

    @Test
    void shouldSayThatNothingWasMeasured() {
        assertThat(new Series().median()).isNaN();
        assertThat(new Series().text(2)).isEqualTo("not measured");
        assertThatThrownBy(() -> new Series().over(Series.of(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
