package io.kalimtak.training.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.training.report.chart.Chart.Mark;
import io.kalimtak.training.report.chart.IntervalChart.Reading;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
    @Test
    void shouldPutPointsWhereTheirValuesAreAndBreakTheLineAtAGap() {
        Chart chart = LineChart.draw(
                "Accuracy",
                "up is better",
                "0–1",
                List.of("2 Nov", "9 Nov", "16 Nov", "23 Nov"),
                "day",
                List.of(new LineChart.Line("Live", Arrays.asList(0.0, 1.0, null, 0.5))));

        assertThat(texts(chart, "tick end")).containsExactly("0.0", "0.5", "1.0");
        assertThat(texts(chart, "tick middle")).containsExactly("2 Nov", "9 Nov", "16 Nov", "23 Nov");
        assertThat(texts(chart, "axis")).containsExactly("0–1");
        assertThat(texts(chart, "axis middle")).containsExactly("day");
        assertThat(marks(chart, "line series-0").getFirst().path()).isEqualTo("M58 146L150.7 22M336 84");
        assertThat(marks(chart, "point series-0"))
                .extracting(Mark::text)
                .containsExactly("Live, 2 Nov: 0", "Live, 9 Nov: 1", "Live, 23 Nov: 0.5000");
        assertThat(chart.summary()).isEqualTo("Accuracy: 3 values over 4 reports, from 0.0 to 1.0.");
        assertThat(chart.legend()).extracting(Chart.Series::name).containsExactly("Live");
    }

    @Test
    void shouldNameSomeStepsAndTheLastWhenThereAreMany() {
        List<String> steps = java.util.stream.IntStream.rangeClosed(1, 26)
                .mapToObj(Integer::toString)
                .toList();
        Chart chart = LineChart.draw(
                "t",
                "",
                "",
                steps,
                "",
                List.of(new LineChart.Line(
                        "a", steps.stream().map(Double::valueOf).toList())));

        assertThat(texts(chart, "tick middle")).containsExactly("2", "8", "14", "20", "26");
    }

    @Test
    void shouldDrawBarsFromZeroAlsoBelowIt() {
        Chart chart = BarChart.draw(
                "t",
                "",
                "rows",
                List.of("Before", "Now"),
                List.of(
                        new BarChart.Group("en", List.of(-50.0, 100.0)),
                        new BarChart.Group("a label that is much too long", Arrays.asList(null, 0.0))),
                value -> Numbers.fixed(value, 0));

        assertThat(texts(chart, "tick middle")).containsExactly("−50", "0", "50", "100");
        assertThat(marks(chart, "bar series-0"))
                .extracting(Mark::x, Mark::width, Mark::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("136", "54", "en, Before: −50"));
        assertThat(marks(chart, "bar series-1"))
                .extracting(Mark::x, Mark::width)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("190", "108"),
                        org.assertj.core.groups.Tuple.tuple("190", "0.5"));
        assertThat(texts(chart, "tick end")).containsExactly("en", "a label that is much…");
        assertThat(chart.legend()).extracting(Chart.Series::name).containsExactly("Before", "Now");
        assertThat(chart.summary()).isEqualTo("en −50 and 100; a label that is much too long 0");
    }

    @Test
    void shouldDrawZeroAmongDifferencesAndNotAmongScores() {
        List<IntervalChart.Row> rows = List.of(
                new IntervalChart.Row("chrF", 0.2, 0.1, 0.3, Reading.BETTER),
                new IntervalChart.Row("BLEU", 0.1, -0.1, 0.2, Reading.UNCLEAR));

        Chart differences = IntervalChart.draw("t", "", "change", true, rows, value -> Numbers.signed(value, 1));
        Chart scores =
                IntervalChart.draw("t", "", "score", false, rows.subList(0, 1), value -> Numbers.fixed(value, 1));

        assertThat(marks(differences, "zero")).hasSize(1);
        assertThat(texts(differences, "tick middle")).containsExactly("−0.1", "0.0", "0.1", "0.2", "0.3");
        assertThat(marks(differences, "line better").getFirst().text()).isEqualTo("chrF: +0.2, from +0.1 to +0.3");
        assertThat(differences.legend())
                .extracting(Chart.Series::name)
                .containsExactly("better", "no clear difference");
        assertThat(marks(scores, "zero")).isEmpty();
        assertThat(scores.legend()).isEmpty();
        assertThat(scores.summary()).isEqualTo("chrF 0.2 (0.1 to 0.3)");
    }

    @Test
    void shouldHaveRoundTicksAroundTheValues() {
        assertThat(Scale.over(List.of(0.742, 0.817), 4, 0, 1).ticks().stream().map(tick -> Numbers.fixed(tick, 2)))
                .containsExactly("0.74", "0.76", "0.78", "0.80", "0.82");
        Scale flat = Scale.over(List.of(0.0, 0.0), 4, 0, 100);
        assertThat(flat.at(0)).isZero();
        assertThat(flat.label(flat.high())).isEqualTo("0.06");
        assertThat(Scale.over(List.of(-1.0, -1.0), 3, 0, 100).at(-1))
                .isCloseTo(50, org.assertj.core.api.Assertions.within(1e-9));
        Scale large = Scale.over(List.of(0.0, 2_700.0), 4, 0, 1);
        assertThat(large.ticks().stream().map(large::label)).containsExactly("0", "1,000", "2,000", "3,000");
    }

    @Test
    void shouldWriteNumbersForPeople() {
        assertThat(Numbers.fixed(-1234.56, 1)).isEqualTo("−1,234.6");
        assertThat(Numbers.fixed(-0.0004, 3)).isEqualTo("0.000");
        assertThat(Numbers.signed(0.0004, 3)).isEqualTo("0.000");
        assertThat(Numbers.plain(40)).isEqualTo("40");
        assertThat(Numbers.plain(-0.5)).isEqualTo("−0.5000");
        assertThat(Numbers.percent(0.125)).isEqualTo("12.5 %");
        assertThat(Numbers.duration(java.time.Duration.ofMillis(59_999))).isEqualTo("60.0 s");
        assertThat(Numbers.duration(java.time.Duration.ofSeconds(60))).isEqualTo("1 min 0 s");
        assertThat(Numbers.duration(java.time.Duration.ofSeconds(7_325))).isEqualTo("2 h 2 min 5 s");
        assertThat(Numbers.time(null)).isEmpty();
    }

    private static List<Mark> marks(Chart chart, String style) {
        return chart.marks().stream().filter(mark -> mark.style().equals(style)).toList();
    }

    private static List<String> texts(Chart chart, String style) {
        return marks(chart, style).stream().map(Mark::text).toList();
    }
}
