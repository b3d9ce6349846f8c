package io.kalimtak.system.simulation;

import java.util.List;
import java.util.Locale;

/** One rollout as the rule saw it: the ratings' difference with its interval, hour by hour, and the steps below. */
final class IntervalChart {
    private static final int WIDTH = 710;
    private static final int HEIGHT = 300;
    private static final double LEFT = 48;
    private static final double RIGHT = WIDTH - 12.0;
    private static final double TOP = 30;
    private static final double BOTTOM = HEIGHT - 40.0;

    /** Stars at the top edge; as many below nothing at the bottom edge. */
    private static final double RANGE = 1.5;

    private static final String GRID = "#d0d7de";
    private static final String BAND = "#b6e3ff";
    private static final String LINE = "#0969da";

    private final List<RegistryRule.Seen> looks;
    private final List<Double> shares;

    private IntervalChart(List<RegistryRule.Seen> looks, List<Double> shares) {
        this.looks = looks;
        this.shares = shares;
    }

    /** Draws it. */
    static String svg(String title, List<RegistryRule.Seen> looks, List<Double> shares) {
        return new IntervalChart(looks, shares).draw(new Svg(title, WIDTH, HEIGHT));
    }

    private String draw(Svg svg) {
        for (double stars = -1; stars <= 1; stars += 0.5) {
            svg.line(LEFT, height(stars), RIGHT, height(stars), GRID)
                    .text(LEFT - 6, height(stars) + 4, "end", String.format(Locale.ROOT, "%+.1f", stars));
        }
        band(svg);
        svg.line(LEFT, height(0), RIGHT, height(0), "#1f2328");
        steps(svg);
        svg.text(
                (LEFT + RIGHT) / 2,
                HEIGHT - 6.0,
                "middle",
                looks.size() + " hours; stars of the candidate less the live version's");
        return svg.toString();
    }

    private void band(Svg svg) {
        StringBuilder upper = new StringBuilder();
        StringBuilder middle = new StringBuilder();
        StringBuilder lower = new StringBuilder();
        for (int i = 0; i < looks.size(); i++) {
            RegistryRule.Seen look = looks.get(i);
            if (!Double.isNaN(look.estimate())) {
                upper.append(Svg.point(across(i), height(look.upper())));
                middle.append(Svg.point(across(i), height(look.estimate())));
                lower.insert(0, Svg.point(across(i), height(look.lower())));
            }
        }
        svg.path(upper.append(lower).toString(), "none", BAND).path(middle.toString(), LINE, "none");
    }

    private void steps(Svg svg) {
        for (int i = 0; i < looks.size(); i++) {
            int step = looks.get(i).step();
            if (i == 0 || step != looks.get(i - 1).step()) {
                String share = Math.round(shares.get(step) * 100) + " %";
                svg.line(across(i), TOP, across(i), BOTTOM + 4, GRID).text(across(i), BOTTOM + 16, "start", share);
            }
        }
    }

    private double across(int look) {
        return LEFT + (RIGHT - LEFT) * look / Math.max(1, looks.size() - 1);
    }

    private double height(double stars) {
        double within = Math.clamp(stars, -RANGE, RANGE);
        return (TOP + BOTTOM) / 2 - within / RANGE * (BOTTOM - TOP) / 2;
    }
}
