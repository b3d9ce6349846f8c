package io.kalimtak.curation.set.card;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars as an SVG file of its own: GitHub and Hugging Face show it beside the card without any script or font
 * from elsewhere, which Mermaid needs and Hugging Face lacks. Equal bars are equal bytes.
 */
final class BarChart {
    private static final int LABEL_WIDTH = 190;
    private static final int BAR_WIDTH = 400;
    private static final int NUMBER_WIDTH = 110;
    private static final int BAR_HEIGHT = 16;
    private static final int STEP = 24;
    private static final int TOP = 36;

    private BarChart() {}

    /** A bar and what it counts. */
    record Bar(String label, long count) {}

    /** The longest bar takes the whole width; a chart without bars says so. */
    static String svg(String title, List<Bar> bars) {
        int width = LABEL_WIDTH + BAR_WIDTH + NUMBER_WIDTH;
        int height = TOP + STEP * Math.max(1, bars.size()) + 8;
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n",
                width, height, width, height));
        svg.append(format("<title>%s</title>%n", escaped(title)));
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", width, height));
        svg.append(format("<text x=\"8\" y=\"20\" font-weight=\"bold\" fill=\"#1f2328\">%s</text>%n", escaped(title)));
        if (bars.isEmpty()) {
            svg.append(format("<text x=\"8\" y=\"%d\" fill=\"#1f2328\">no rows</text>%n", TOP + 12));
        }
        long longest = bars.stream().mapToLong(Bar::count).max().orElse(0);
        for (int i = 0; i < bars.size(); i++) {
            svg.append(bar(bars.get(i), TOP + i * STEP, longest));
        }
        return svg.append("</svg>").append('\n').toString();
    }

    private static String bar(Bar bar, int top, long longest) {
        int length = longest == 0 ? 0 : (int) Math.round((double) BAR_WIDTH * bar.count() / longest);
        int baseline = top + 12;
        return format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#1f2328\">%s</text>"
                        + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#0969da\"/>"
                        + "<text x=\"%d\" y=\"%d\" fill=\"#1f2328\">%s</text>%n",
                LABEL_WIDTH - 8,
                baseline,
                escaped(bar.label()),
                LABEL_WIDTH,
                top,
                length,
                BAR_HEIGHT,
                LABEL_WIDTH + length + 6,
                baseline,
                Markdown.number(bar.count()));
    }

    private static String format(String template, Object... values) {
        // %n is the platform's line end; a card's is the same everywhere.
        return String.format(Locale.ROOT, template.replace("%n", "\n"), values);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
