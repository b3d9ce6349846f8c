package io.kalimtak.system.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table as {@code docs/benchmarks.md} has them, to be pasted there. */
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** With these headings. */
    public MarkdownTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row; what it lacks at its end stays empty. Throws IllegalArgumentException when it is wider than the headings. */
    public MarkdownTable row(String... cells) {
        if (cells.length > rows.getFirst().size()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells below "
                    + rows.getFirst().size() + " headings");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Prints it with an empty line before and after. */
    public void print(PrintStream out) {
        out.println();
        line(out, rows.getFirst());
        out.println("|" + " --- |".repeat(rows.getFirst().size()));
        rows.stream().skip(1).forEach(row -> line(out, row));
        out.println();
    }

    private void line(PrintStream out, List<String> row) {
        StringBuilder text = new StringBuilder("|");
        for (int i = 0; i < rows.getFirst().size(); i++) {
            String cell = i < row.size() ? row.get(i) : "";
            text.append(cell.isEmpty() ? " |" : " " + cell + " |");
        }
        out.println(text);
    }
}
