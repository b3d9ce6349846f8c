package io.kalimtak.curation.personal;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.rule.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The placeholders of one row, {@code [EMAIL_1]} and so on: one for each value, numbered by where values first appear. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile(Arrays.stream(DataType.values())
            .map(DataType::name)
            .collect(Collectors.joining("|", "\\[(", ")_([0-9]{1,6})]")));

    private final Map<String, String> known = new HashMap<>();
    private final Map<DataType, Integer> last = new EnumMap<>(DataType.class);

    /** Numbers go on after those that the row already has, so that no two values share a placeholder. */
    static Placeholders of(Content content) {
        Placeholders placeholders = new Placeholders();
        placeholders.reserve(content.input());
        placeholders.reserve(content.target());
        return placeholders;
    }

    String of(Finding finding) {
        return known.computeIfAbsent(
                finding.type() + "\t" + finding.value(),
                key -> "[" + finding.type() + "_" + last.merge(finding.type(), 1, Integer::sum) + "]");
    }

    /** The findings without what they share with placeholders, which are no longer anybody's data. */
    static List<Finding> outside(String text, List<Finding> findings) {
        if (findings.isEmpty() || text.indexOf('[') < 0) {
            return findings;
        }
        List<MatchResult> placeholders = PLACEHOLDER.matcher(text).results().toList();
        List<Finding> outside = new ArrayList<>();
        for (Finding finding : findings) {
            int from = finding.start();
            for (MatchResult placeholder : placeholders) {
                if (placeholder.start() < finding.end() && placeholder.end() > from) {
                    part(text, finding, from, placeholder.start()).ifPresent(outside::add);
                    from = placeholder.end();
                }
            }
            part(text, finding, from, finding.end()).ifPresent(outside::add);
        }
        return outside;
    }

    private static Optional<Finding> part(String text, Finding whole, int start, int end) {
        if (start == whole.start() && end == whole.end()) {
            return Optional.of(whole);
        }
        if (start >= end || text.substring(start, end).isBlank()) {
            return Optional.empty();
        }
        String value = text.substring(start, end).toLowerCase(Locale.ROOT);
        return Optional.of(new Finding(start, end, whole.type(), value));
    }

    private void reserve(String text) {
        if (text.indexOf('[') < 0) {
            return;
        }
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            last.merge(DataType.valueOf(matcher.group(1)), Integer.parseInt(matcher.group(2)), Math::max);
        }
    }
}
