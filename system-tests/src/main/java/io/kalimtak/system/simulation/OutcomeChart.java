package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;
import java.util.List;

/** A bar for every scenario and rule: how much of it was rolled back, held, promoted. */
final class OutcomeChart {
    private static final int LEFT = 290;
    private static final int BARS = 400;
    private static final int STEP = 17;
    private static final int BAR = 13;
    private static final int TOP = 52;

    private enum Part {
        ROLLED_BACK(Verdict.ROLL_BACK, "rolled back", "#cf222e"),
        HELD(Verdict.HOLD, "held", "#d4a72c"),
        PROMOTED(Verdict.ADVANCE, "promoted", "#2da44e");

        private final Verdict verdict;
        private final String title;
        private final String colour;

        Part(Verdict verdict, String title, String colour) {
            this.verdict = verdict;
            this.title = title;
            this.colour = colour;
        }
    }

    private OutcomeChart() {}

    /** Draws it; rules of one scenario stand together. */
    static String svg(String title, List<Outcomes> all) {
        Svg svg = new Svg(title, LEFT + BARS + 20, TOP + STEP * all.size() + 8);
        double legend = LEFT;
        for (Part part : Part.values()) {
            svg.rectangle(legend, 28, 10, 10, part.colour).text(legend + 14, 37, "start", part.title);
            legend += 100;
        }
        for (int i = 0; i < all.size(); i++) {
            Outcomes outcomes = all.get(i);
            double top = TOP + (double) i * STEP;
            if (i == 0 || outcomes.scenario() != all.get(i - 1).scenario()) {
                svg.text(8, top + 11, "start", outcomes.scenario().title());
            }
            svg.text(LEFT - 8.0, top + 11, "end", outcomes.contender().title());
            bar(svg, outcomes, top);
        }
        return svg.toString();
    }

    private static void bar(Svg svg, Outcomes outcomes, double top) {
        double from = LEFT;
        for (Part part : Part.values()) {
            double length = (double) BARS * outcomes.ended(part.verdict) / outcomes.number();
            if (length > 0) {
                svg.rectangle(from, top, length, BAR, part.colour);
            }
            from += length;
        }
    }
}
