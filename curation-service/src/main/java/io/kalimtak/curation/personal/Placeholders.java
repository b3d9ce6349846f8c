package io.kalimtak.curation.personal;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.rule.Content;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The placeholders of one row, {@code [EMAIL_1]} and so on: one for each value, numbered by where values first appear. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[([A-Z_]{2,16})_([0-9]{1,6})]");

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

    private void reserve(String text) {
        if (text.indexOf('[') < 0) {
            return;
        }
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            for (DataType type : DataType.values()) {
                if (type.name().equals(matcher.group(1))) {
                    last.merge(type, Integer.parseInt(matcher.group(2)), Math::max);
                }
            }
        }
    }
}
