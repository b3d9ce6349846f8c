package io.kalimtak.curation.set.card;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text in GitHub's Markdown, put together in order. Cells are plain: whatever they hold, it shows as it is. */
final class Markdown {
    private static final int LONGEST_CELL = 100;

    private final StringBuilder text = new StringBuilder();

    /** A line as it is. */
    Markdown raw(String line) {
        text.append(line).append('\n');
        return this;
    }

    Markdown heading(String title) {
        return titled("## " + title);
    }

    Markdown subheading(String title) {
        return titled("### " + title);
    }

    private Markdown titled(String line) {
        boolean apart = text.lastIndexOf("\n\n") == text.length() - 2;
        return (apart ? this : raw("")).paragraph(line);
    }

    /** A line of its own; what comes next is another paragraph. */
    Markdown paragraph(String words) {
        return raw(words).raw("");
    }

    Markdown item(String words) {
        return raw("- " + words);
    }

    Markdown image(String says, String file) {
        return paragraph("![" + says + "](" + file + ")");
    }

    Markdown code(String language, String lines) {
        return raw("```" + language).raw(lines.stripTrailing()).paragraph("```");
    }

    /** The first column is text, the others are numbers, unless they are listed. */
    Markdown table(List<String> head, List<List<String>> rows, Integer... textColumns) {
        List<Integer> texts = List.of(textColumns);
        line(head);
        raw(IntStream.range(0, head.size())
                .mapToObj(column -> column == 0 || texts.contains(column) ? "---" : "---:")
                .collect(Collectors.joining(" | ", "| ", " |")));
        rows.forEach(this::line);
        return raw("");
    }

    private void line(List<String> cells) {
        raw(cells.stream().map(Markdown::plain).collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** The words without any meaning to Markdown or HTML, on one line, cut when long. */
    static String plain(String words) {
        StringBuilder plain = new StringBuilder();
        words.codePoints().limit(LONGEST_CELL).forEach(point -> {
            if (Character.isISOControl(point)) {
                plain.append(' ');
            } else if ("\\`*_{}[]<>()#+!|~&".indexOf(point) >= 0) {
                plain.append("&#").append(point).append(';');
            } else {
                plain.appendCodePoint(point);
            }
        });
        return words.codePointCount(0, words.length()) > LONGEST_CELL
                ? plain.append('…').toString()
                : plain.toString();
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A share in percent; a dash when there is nothing to share. */
    static String percent(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
