package io.kalimtak.system.simulation;

import java.util.Locale;

/** A small picture, made of text: the same bytes for the same picture. */
final class Svg {
    private static final String INK = "#1f2328";

    private final StringBuilder marks = new StringBuilder();
    private final int width;
    private final int height;

    /** An empty picture on white, with its title at the top. */
    Svg(String title, int width, int height) {
        this.width = width;
        this.height = height;
        marks.append(format("<title>%s</title>%n", escaped(title)));
        marks.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", width, height));
        marks.append(
                format("<text x=\"8\" y=\"18\" font-weight=\"bold\" fill=\"%s\">%s</text>%n", INK, escaped(title)));
    }

    /** Text that ends ({@code end}), begins ({@code start}) or has its middle at x. */
    Svg text(double x, double y, String anchor, String words) {
        marks.append(format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x, y, anchor, INK, escaped(words)));
        return this;
    }

    Svg rectangle(double x, double y, double wide, double high, String colour) {
        marks.append(format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                x, y, wide, high, colour));
        return this;
    }

    Svg line(double fromX, double fromY, double toX, double toY, String colour) {
        marks.append(format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                fromX, fromY, toX, toY, colour));
        return this;
    }

    /**
     * A line through points, or an area within them where it is filled.
     *
     * @param points as {@code x,y x,y}
     */
    Svg path(String points, String stroke, String fill) {
        marks.append(format("<polyline points=\"%s\" stroke=\"%s\" fill=\"%s\"/>%n", points, stroke, fill));
        return this;
    }

    /** A point of a path. */
    static String point(double x, double y) {
        return format("%.1f,%.1f ", x, y);
    }

    @Override
    public String toString() {
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                                + " font-family=\"sans-serif\" font-size=\"12\">%n",
                        width, height, width, height)
                + marks
                + "</svg>\n";
    }

    private static String format(String template, Object... values) {
        // %n is the platform's line end; a picture's is the same everywhere.
        return String.format(Locale.ROOT, template.replace("%n", "\n"), values);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
