package io.kalimtak.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line for an image generator: subject, details, mood, then parameters. */
final class ImagePrompt {
    private static final Pattern PARAMETERS = Pattern.compile("--[a-z]+(?: (?!--)[\\w:.]+)?");
    private static final Pattern AVOID =
            Pattern.compile("^(?:avoid|no|without|do not (?:include|add|use)) +(.+)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern LABEL =
            Pattern.compile("^(?:subject|style|lighting|camera|mood) *: *", Pattern.CASE_INSENSITIVE);
    private static final String DEFAULT_PARAMETERS = "--ar 1:1";

    private ImagePrompt() {}

    static String write(PromptAnswer answer, String targetTool) {
        boolean midjourney = targetTool.toLowerCase(Locale.ROOT).contains("midjourney");
        List<String> parts = new ArrayList<>();
        List<String> avoided = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (PromptSection section : answer.sections()) {
            for (String line : section.lines()) {
                sort(section.section(), line, parts, avoided, parameters);
            }
        }
        StringBuilder out = new StringBuilder(String.join(", ", parts));
        if (!midjourney) {
            return avoided.isEmpty()
                    ? out.toString()
                    : out.append(". Avoid: ").append(String.join(", ", avoided)) + ".";
        }
        if (!avoided.isEmpty()) {
            out.append(" --no ").append(String.join(", ", avoided));
        }
        return out.append(' ')
                .append(parameters.isEmpty() ? DEFAULT_PARAMETERS : String.join(" ", parameters))
                .toString();
    }

    private static void sort(
            Section section, String line, List<String> parts, List<String> avoided, List<String> parameters) {
        String plain = plain(line);
        switch (section) {
            case OBJECTIVE, INSTRUCTIONS, TONE -> parts.add(plain);
            case CONSTRAINTS -> {
                Matcher avoid = AVOID.matcher(plain);
                if (avoid.matches()) {
                    avoided.add(avoid.group(1).replaceAll(" (?:and|or) ", ", ").replaceAll(",? (?:no|nor) ", ", "));
                }
            }
            case OUTPUT_FORMAT -> {
                if (parameters.isEmpty()) {
                    PARAMETERS
                            .matcher(line)
                            .results()
                            .map(match -> match.group())
                            .forEach(parameters::add);
                }
            }
            default -> {
                // Role and context speak to a reader; a picture has no use for them.
            }
        }
    }

    /** One line, no label, no closing full stop, no double dashes that the tool would read as parameters. */
    private static String plain(String line) {
        String one = line.replaceAll("\\s+", " ").replace("--", "–").trim();
        return LABEL.matcher(one).replaceFirst("").replaceAll("[.،,;؛]+$", "");
    }
}
