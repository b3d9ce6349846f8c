package io.kalimtak.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.registry.decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PicturesTest {
    private static final Outcomes OUTCOMES = new Outcomes(
            Scenario.usual("usual & <odd>"),
            Contender.REGISTRY,
            List.of(
                    new Outcome(Verdict.ROLL_BACK, 1, 30, 50, 400, 200, false),
                    new Outcome(Verdict.ADVANCE, 3, 96, 500, 4_000, 2_000, false),
                    new Outcome(Verdict.ADVANCE, 3, 120, 500, 4_000, 2_000, true),
                    new Outcome(Verdict.HOLD, 0, 168, 5, 40, 20, false)));

    @Test
    void shouldTellSharesBoundAndTimes() {
        // The bound solves 1 - (1 - p)^4 - 4 p (1 - p)^3 = 0.95, the chance of two or more of four.
        assertThat(Tables.withoutDifference(List.of(OUTCOMES)))
                .endsWith("| usual & <odd> | Kalimtak | 25.0 % | 75.1 % | 25.0 % | 50.0 % | 5.0 (5.0) | 25.0 % |\n");
        assertThat(Tables.withDifference(List.of(OUTCOMES)))
                .endsWith("| 25.0 % | 25.0 % | 50.0 % | 30 (30) | 50 (50) | 400 (400) | 200 (200) |\n");
    }

    @Test
    void shouldDrawEachPartAsLongAsItsShare() {
        assertThat(OutcomeChart.svg("a < b", List.of(OUTCOMES)))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("<title>a &lt; b</title>", "usual &amp; &lt;odd&gt;")
                .contains("width=\"200.0\" height=\"13.0\" fill=\"#2da44e\"")
                .contains("width=\"100.0\" height=\"13.0\" fill=\"#cf222e\"")
                .endsWith("</svg>\n");
    }

    @Test
    void shouldDrawTheIntervalFromWhereItIsKnown() {
        List<RegistryRule.Seen> looks = new ArrayList<>();
        looks.add(new RegistryRule.Seen(0, Double.NaN, Double.NaN, Double.NaN));
        looks.add(new RegistryRule.Seen(0, 0, -3, 3));
        looks.add(new RegistryRule.Seen(1, -0.5, -0.9, -0.1));

        String svg = IntervalChart.svg("one", looks, List.of(0.01, 0.05));

        // From top to bottom the picture has three stars on 230 points, nothing in the middle at 145.
        assertThat(svg).contains("points=\"373.0,30.0 698.0,152.7 698.0,214.0 373.0,260.0 \"");
        assertThat(svg).contains(">1 %<", ">5 %<").doesNotContain("NaN");
    }
}
