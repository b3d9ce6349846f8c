package io.kalimtak.curation.personal.find;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of digits that only single spaces or hyphens part.
 *
 * @param bounds start and end of each group in turn
 */
record DigitRun(String text, List<int[]> bounds) {
    /** Adjacent groups of a run. */
    record Part(int start, int end, String digits, String layout) {}

    /** Runs that no letter of ASCII, underscore or decimal point ties to something longer. */
    static List<DigitRun> allIn(String text) {
        List<DigitRun> runs = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!isDigit(text, i)) {
                i++;
                continue;
            }
            List<int[]> bounds = new ArrayList<>();
            int end = i;
            do {
                int start = end == i ? i : end + 1;
                end = endOfDigits(text, start);
                bounds.add(new int[] {start, end});
            } while (isSeparator(text, end) && isDigit(text, end + 1));
            runs.add(new DigitRun(text, bounds));
            i = end;
        }
        return runs;
    }

    /** Every choice of up to maxGroups neighbouring groups with minDigits to maxDigits digits that stands free. */
    List<Part> parts(int maxGroups, int minDigits, int maxDigits) {
        List<Part> parts = new ArrayList<>();
        for (int first = 0; first < bounds.size(); first++) {
            int digits = 0;
            for (int last = first; last < bounds.size() && last < first + maxGroups; last++) {
                digits += bounds.get(last)[1] - bounds.get(last)[0];
                if (digits > maxDigits) {
                    break;
                }
                if (digits >= minDigits
                        && Boundaries.standsFree(text, start(first), end(last))
                        && isEven(first, last)) {
                    parts.add(part(first, last));
                }
            }
        }
        return parts;
    }

    int start() {
        return start(0);
    }

    int end() {
        return end(bounds.size() - 1);
    }

    int digits() {
        return bounds.stream().mapToInt(group -> group[1] - group[0]).sum();
    }

    private Part part(int first, int last) {
        StringBuilder digits = new StringBuilder();
        StringBuilder layout = new StringBuilder();
        for (int[] group : bounds.subList(first, last + 1)) {
            digits.append(text, group[0], group[1]);
            layout.append(layout.isEmpty() ? "" : "-").append(group[1] - group[0]);
        }
        return new Part(start(first), end(last), digits.toString(), layout.toString());
    }

    private boolean isEven(int first, int last) {
        for (int group = first + 1; group < last; group++) {
            if (text.charAt(end(group)) != text.charAt(end(first))) {
                return false;
            }
        }
        return true;
    }

    private int start(int group) {
        return bounds.get(group)[0];
    }

    private int end(int group) {
        return bounds.get(group)[1];
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isSeparator(String text, int at) {
        return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-');
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
