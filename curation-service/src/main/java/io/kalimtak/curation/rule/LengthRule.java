package io.kalimtak.curation.rule;

import java.util.LinkedHashMap;
import java.util.Map;

/** Neither too short nor too long, in Unicode code points without white space at the ends; the limits themselves pass. */
public record LengthRule(int inputMin, int inputMax, int targetMin, int targetMax) implements TextRule {
    @Override
    public String name() {
        return "length";
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("input_max", Integer.toString(inputMax));
        settings.put("input_min", Integer.toString(inputMin));
        settings.put("target_max", Integer.toString(targetMax));
        settings.put("target_min", Integer.toString(targetMin));
        return settings;
    }

    @Override
    public Verdict verdict(Content content) {
        int input = length(content.input());
        int target = length(content.target());
        if (input < inputMin) {
            return Verdict.drop("the request is shorter than " + inputMin + " characters");
        }
        if (input > inputMax) {
            return Verdict.drop("the request is longer than " + inputMax + " characters");
        }
        if (target < targetMin) {
            return Verdict.drop("the target is shorter than " + targetMin + " characters");
        }
        return Verdict.dropIf(target > targetMax, "the target is longer than " + targetMax + " characters");
    }

    private static int length(String text) {
        String stripped = text.strip();
        return stripped.codePointCount(0, stripped.length());
    }
}
