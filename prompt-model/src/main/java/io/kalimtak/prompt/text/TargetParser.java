package io.kalimtak.prompt.text;

import io.kalimtak.prompt.Section;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a structured prompt into (section, line): by headings (Markdown, bold alone on a line, tags, short lines that end in a colon, capitals)
 * and, before the first heading, by how a sentence starts. Code blocks and tables are left out.
 */
public final class TargetParser {
    private static final Pattern MARKDOWN = Pattern.compile("^#{1,6}\\s*(.+?)\\s*#*$");
    private static final Pattern BOLD = Pattern.compile("^(?:\\d+[.)]\\s*)?\\*\\*(.+?)\\*\\*\\s*[:：]?$");
    private static final Pattern TAG = Pattern.compile("^<([\\p{L}_ -]{3,30})>$");
    private static final Pattern CLOSING_TAG = Pattern.compile("^</[\\p{L}_ -]{3,30}>$");
    private static final Pattern COLON = Pattern.compile("^([^:：.]{2,45})[:：]$");
    private static final Pattern LABELLED =
            Pattern.compile("^(?:\\*\\*)?([\\p{L} ]{3,25})(?:\\*\\*)?[:：](?:\\*\\*)?\\s+(\\S.+)$");
    private static final Pattern CAPITALS = Pattern.compile("^[\\p{Lu} &/]{4,40}$");
    private static final Pattern BULLET =
            Pattern.compile("^(?:[-*•–+▪●◦►]|\\d{1,2}[.)、]|[a-z][.)])\\s+(?:\\[[ x]\\]\\s*)?");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`");

    private TargetParser() {}

    /** The lines of a prompt in order. */
    public static List<TargetLine> parse(String target) {
        List<TargetLine> lines = new ArrayList<>();
        Section current = null;
        boolean code = false;
        // Some corpora carry their line ends as the two characters \ and n.
        for (String raw : target.replace("\\n", "\n").split("\\R")) {
            String line = raw.strip();
            if (line.startsWith("```")) {
                code = !code;
                continue;
            }
            if (code
                    || line.isEmpty()
                    || line.startsWith("|")
                    || CLOSING_TAG.matcher(line).matches()) {
                continue;
            }
            Optional<String> heading = heading(line);
            if (heading.isPresent()) {
                current = SectionLexicon.ofHeading(heading.get()).orElse(Section.INSTRUCTIONS);
                continue;
            }
            Matcher labelled = LABELLED.matcher(line);
            if (labelled.matches()
                    && SectionLexicon.ofHeading(labelled.group(1)).isPresent()
                    && !isList(line)) {
                Section section = SectionLexicon.ofHeading(labelled.group(1)).get();
                Sentences.of(clean(labelled.group(2)))
                        .forEach(sentence -> lines.add(new TargetLine(section, sentence)));
                continue;
            }
            add(lines, current, line);
        }
        return lines;
    }

    /** The sections that a prompt has. */
    public static Set<Section> sections(String target) {
        Set<Section> sections = EnumSet.noneOf(Section.class);
        parse(target).forEach(line -> sections.add(line.section()));
        return sections;
    }

    private static void add(List<TargetLine> lines, Section current, String line) {
        boolean list = isList(line);
        String text = clean(line);
        if (text.isEmpty()) {
            return;
        }
        if (list) {
            Section section = current == null ? SectionLexicon.ofSentence(text) : current;
            lines.add(new TargetLine(section, text));
            return;
        }
        for (String sentence : Sentences.of(text)) {
            lines.add(new TargetLine(current == null ? SectionLexicon.ofSentence(sentence) : current, sentence));
        }
    }

    private static Optional<String> heading(String line) {
        for (Pattern pattern : List.of(MARKDOWN, BOLD, TAG)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                return Optional.of(matcher.group(1));
            }
        }
        if (CAPITALS.matcher(line).matches()) {
            return Optional.of(line);
        }
        Matcher colon = COLON.matcher(line);
        if (colon.matches() && !isList(line) && line.split("\\s+").length <= 6) {
            return Optional.of(colon.group(1));
        }
        return Optional.empty();
    }

    private static boolean isList(String line) {
        return BULLET.matcher(line).find();
    }

    private static String clean(String line) {
        String plain = BULLET.matcher(line).replaceFirst("");
        return EMPHASIS.matcher(plain)
                .replaceAll("")
                .replaceAll("^>\\s*", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
