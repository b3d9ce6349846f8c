package io.kalimtak.training.report.view;

/**
 * A cell of a table.
 *
 * @param style class of the style sheet: {@code number}, {@code better}, {@code worse} or none
 */
public record Cell(String text, String style) {
    public static Cell text(String text) {
        return new Cell(text == null ? "" : text, "");
    }

    public static Cell number(String text) {
        return new Cell(text == null ? "" : text, "number");
    }

    public static Cell styled(String text, String style) {
        return new Cell(text, style);
    }
}
