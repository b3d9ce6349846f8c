package io.kalimtak.training.report.chart;

import java.util.List;

/**
 * A chart as marks on a plane of its own units.
 *
 * @param title what it shows
 * @param note direction and unit, beside the title
 * @param summary the chart in one sentence, for who does not see it
 * @param legend its series, first to last; empty where there is one that the title names
 */
public record Chart(
        String title, String note, String summary, int width, int height, List<Mark> marks, List<Series> legend) {
    /** Width of every chart: what a phone shows without shrinking its letters. */
    static final int WIDTH = 360;

    /**
     * One mark.
     *
     * @param kind {@code path}, {@code rect} or {@code text}
     * @param style classes of the style sheet
     * @param x left end, or the anchor of a text
     * @param y top, or the base line of a text
     * @param width of a rectangle
     * @param height of a rectangle
     * @param path SVG path data
     * @param text what a text says, or what a pointer over the mark shows; empty for none
     */
    public record Mark(
            String kind, String style, String x, String y, String width, String height, String path, String text) {
        static Mark path(String style, String data, String hint) {
            return new Mark("path", style, "", "", "", "", data, hint);
        }

        static Mark rect(String style, double x, double y, double width, double height, String hint) {
            return new Mark("rect", style, round(x), round(y), round(width), round(height), "", hint);
        }

        static Mark text(String style, double x, double y, String text) {
            return new Mark("text", style, round(x), round(y), "", "", "", text);
        }
    }

    /**
     * One series.
     *
     * @param style class of the style sheet
     * @param path its marker, drawn around (7, 7)
     */
    public record Series(String name, String style, String path) {}

    /** A coordinate: one decimal is finer than a screen shows. */
    static String round(double coordinate) {
        double tenths = Math.rint(coordinate * 10) / 10;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }

    static String line(double x1, double y1, double x2, double y2) {
        return "M" + round(x1) + " " + round(y1) + "L" + round(x2) + " " + round(y2);
    }
}
