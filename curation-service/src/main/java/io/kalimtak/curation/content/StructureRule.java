package io.kalimtak.curation.content;

import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.prompt.phrase.PhraseList;
import io.kalimtak.prompt.phrase.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The target is whole: no code fence or pair of tags is left open, it is not headings alone, it does not break off at a word
 * that cannot end a text, no line is longer than {@code maxLine} and its length fits the request's. Only what is broken
 * beyond doubt falls: a tag counts when it is a prompt's section (letters and underscores, no HTML element that may stay
 * open), begins a line, and is never closed although another section is.
 *
 * @param maxLine longest line of prose in chars
 * @param minRatio least length of the target as a share of the request's, in chars
 * @param maxRatio greatest length as a multiple of the request's; requests shorter than {@link #SHORTEST} count as that long
 */
public record StructureRule(int maxLine, double minRatio, double maxRatio) implements TextRule {
    static final String FENCE = "a code fence is never closed";
    static final String TAGS = "a section's tag is never closed or never opened";
    static final String HEADINGS = "headings without content";
    static final String BREAKS_OFF = "the target breaks off";
    static final String LINE = "a line that is too long";
    static final String SHORT = "the target is far shorter than the request";
    static final String LONG = "the target is far longer than the request";

    private static final int SHORTEST = 20;
    private static final Pattern SECTION = Pattern.compile("(?m)^[ \\t]{0,8}<(/?)([A-Za-z][A-Za-z_-]{1,40})>");
    private static final Pattern CLOSING = Pattern.compile("</([A-Za-z][A-Za-z_-]{1,40})>");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s.{0,500}|\\*\\*[^*]{1,200}\\*\\*:?");
    private static final Set<String> MAY_STAY_OPEN =
            Set.of("p", "li", "br", "hr", "img", "td", "tr", "th", "dt", "dd", "input", "meta", "link");

    /** Words after which every text goes on. */
    private static final Set<String> CANNOT_END =
            Set.of("and", "or", "the", "of", "with", "a", "an", "و", "او", "من", "في", "على", "الى", "التي", "الذي");

    private static final int MIN_HEADINGS = 2;
    private static final int WORDS_TO_BREAK_OFF = 20;

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "max_line", Integer.toString(maxLine),
                "min_ratio", Double.toString(minRatio),
                "max_ratio", Double.toString(maxRatio));
    }

    @Override
    public Verdict verdict(Content content) {
        String target = content.target();
        if (Prose.endsInFence(target)) {
            return Verdict.drop(FENCE);
        }
        String prose = Prose.withoutCode(target);
        if (leavesSectionOpen(prose)) {
            return Verdict.drop(TAGS);
        }
        List<String> lines =
                prose.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        boolean codeToo = prose.strip().length() < target.strip().length();
        if (!codeToo
                && lines.size() >= MIN_HEADINGS
                && lines.stream().allMatch(line -> HEADING.matcher(line).matches())) {
            return Verdict.drop(HEADINGS);
        }
        if (!codeToo && breaksOff(lines)) {
            return Verdict.drop(BREAKS_OFF);
        }
        if (lines.stream().anyMatch(line -> line.length() > maxLine)) {
            return Verdict.drop(LINE);
        }
        return lengths(content.input().strip().length(), target.strip().length());
    }

    private Verdict lengths(int request, int target) {
        if (target < minRatio * request) {
            return Verdict.drop(SHORT);
        }
        return Verdict.dropIf(target > maxRatio * Math.max(request, SHORTEST), LONG);
    }

    private static boolean breaksOff(List<String> lines) {
        if (lines.isEmpty()
                || !Character.isLetter(
                        lines.getLast().codePointBefore(lines.getLast().length()))) {
            return false;
        }
        int words =
                lines.stream().mapToInt(line -> PhraseList.words(line).size()).sum();
        List<String> last = PhraseList.words(lines.getLast());
        return words >= WORDS_TO_BREAK_OFF && last.size() > 2 && CANNOT_END.contains(last.getLast());
    }

    private static boolean leavesSectionOpen(String prose) {
        Map<String, Integer> open = new HashMap<>();
        for (MatchResult tag : SECTION.matcher(prose).results().toList()) {
            if (tag.group(1).isEmpty()) {
                open.merge(tag.group(2), 1, Integer::sum);
            }
        }
        List<String> closed = new ArrayList<>();
        CLOSING.matcher(prose).results().forEach(tag -> closed.add(tag.group(1)));
        return !closed.isEmpty()
                && open.keySet().stream()
                        .filter(name -> !MAY_STAY_OPEN.contains(name))
                        .anyMatch(name -> !closed.contains(name));
    }
}
