package io.kalimtak.curation.personal;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Detector;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.personal.find.Overlaps;
import io.kalimtak.curation.personal.find.Passage;
import io.kalimtak.curation.personal.find.UncheckedTextException;
import io.kalimtak.curation.rule.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts typed placeholders in the place of personal data. Within a row, request and target together, the same value has the
 * same placeholder however it is written. Everything else stays as it is, to the byte.
 *
 * <p>A text is searched again after each replacement until nothing is found, because what stood beside a value may now
 * stand free. So redacting what was redacted changes nothing. Safe to share between threads.
 */
public final class Redactor {
    private static final int MAX_PASSES = 16;

    private final List<Detector> detectors;
    private final int maxCharacters;
    private final int maxCandidates;

    /**
     * @param maxCharacters UTF-16 units that a request or a target may have
     * @param maxCandidates what each detector may look at closely in one text
     */
    public Redactor(List<Detector> detectors, int maxCharacters, int maxCandidates) {
        this.detectors = List.copyOf(detectors);
        this.maxCharacters = maxCharacters;
        this.maxCandidates = maxCandidates;
    }

    /**
     * Replaces every finding, whatever a policy says of its type.
     *
     * @throws UncheckedTextException if a detector failed or a text is beyond the limits: the row may hold anything
     */
    public Redaction redact(Content content) {
        Placeholders placeholders = Placeholders.of(content);
        SortedMap<DataType, Integer> counts = new TreeMap<>();
        String input = redact(content.input(), content.language(), placeholders, counts);
        String target = redact(content.target(), content.language(), placeholders, counts);
        if (counts.isEmpty()) {
            return new Redaction(content, counts);
        }
        return new Redaction(new Content(input, target, content.language(), content.targetTool()), counts);
    }

    /**
     * What is in a text, disjoint and in its order.
     *
     * @throws UncheckedTextException as {@link #redact(Content)}
     */
    public List<Finding> find(String text, String language) {
        if (text.length() > maxCharacters) {
            throw new UncheckedTextException("longer than a text that is searched");
        }
        try {
            Passage passage = Passage.of(text, language, maxCandidates);
            List<Finding> findings = new ArrayList<>();
            for (Detector detector : detectors) {
                findings.addAll(detector.find(passage.renewed()));
            }
            return Placeholders.outside(text, Overlaps.resolve(text, findings));
        } catch (UncheckedTextException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // Deep recursion in somebody else's pattern is a failure of one text, not of the process.
            throw new UncheckedTextException("a detector failed", e);
        }
    }

    private String redact(
            String original, String language, Placeholders placeholders, SortedMap<DataType, Integer> counts) {
        String text = original;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            List<Finding> findings = find(text, language);
            if (findings.isEmpty()) {
                return text;
            }
            text = replace(text, findings, placeholders);
            findings.forEach(finding -> counts.merge(finding.type(), 1, Integer::sum));
        }
        throw new UncheckedTextException("still not clean after many passes");
    }

    private static String replace(String text, List<Finding> findings, Placeholders placeholders) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Finding finding : findings) {
            out.append(text, from, finding.start()).append(placeholders.of(finding));
            from = finding.end();
        }
        return out.append(text, from, text.length()).toString();
    }
}
