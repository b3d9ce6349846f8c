package io.kalimtak.training.report.view;

import java.util.List;

/**
 * A table beside a chart, or in place of one.
 *
 * @param headers of the columns; the first names the rows
 */
public record Table(String caption, List<Header> headers, List<Row> rows) {
    /** A column's head, aligned as its cells are. */
    public record Header(String text, String style) {}

    /** A row: its name, a small second line below it or nothing, and its cells. */
    public record Row(String name, String detail, List<Cell> cells) {
        public Row(String name, List<Cell> cells) {
            this(name, "", cells);
        }
    }

    /** The first column and, as numbers, the others. */
    public static List<Header> headers(String first, List<String> numbers) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(new Header(first, "")),
                        numbers.stream().map(number -> new Header(number, "number")))
                .toList();
    }
}
