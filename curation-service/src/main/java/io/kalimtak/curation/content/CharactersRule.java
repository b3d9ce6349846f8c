package io.kalimtak.curation.content;

import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.prompt.phrase.Prose;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * No characters that make a text read otherwise than it looks: control characters, halves of surrogate pairs, tag characters
 * and long runs of invisible ones (which carry hidden sentences), bidirectional overrides and embeddings that are left open
 * or stand in code (Boucher and Anderson 2021, "Trojan Source", CVE-2021-42574), and words of letters from several scripts
 * that pass for Latin ones ({@link Lookalikes}).
 *
 * <p>Marks of direction (U+200E, U+200F, U+061C), joiners of Persian and of emoji, the flags of England, Scotland and Wales,
 * and closed isolates in prose are proper use.
 */
public record CharactersRule() implements TextRule {
    static final String CONTROL = "a control character or half a surrogate pair";
    static final String HIDDEN = "invisible characters that may carry hidden words";
    static final String DIRECTION = "controls of direction that reorder what is read";
    static final String LOOKALIKE = "a word that mixes look-alike letters of several scripts";

    /** So many invisible characters in a row are in no text of any language; an emoji's sequence has one between two signs. */
    private static final int RUN = 4;

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;
    private static final int LONGEST_FLAG = 7;

    /** LRE, RLE, PDF, LRI, RLI, FSI, PDI. */
    private static final Pattern EMBEDDING = Pattern.compile("[\u202A\u202B\u202C\u2066-\u2069]");

    @Override
    public String name() {
        return "characters";
    }

    @Override
    public Verdict verdict(Content content) {
        return Stream.of(content.input(), content.target())
                .map(CharactersRule::flaw)
                .filter(verdict -> !verdict.kept())
                .findFirst()
                .orElse(Verdict.keep());
    }

    private static Verdict flaw(String text) {
        if (text.codePoints().anyMatch(CharactersRule::isControl)) {
            return Verdict.drop(CONTROL);
        }
        if (hides(text)) {
            return Verdict.drop(HIDDEN);
        }
        if (reorders(text)) {
            return Verdict.drop(DIRECTION);
        }
        return Verdict.dropIf(Lookalikes.in(text), LOOKALIKE);
    }

    private static boolean isControl(int point) {
        int type = Character.getType(point);
        return type == Character.SURROGATE
                || type == Character.CONTROL && point != '\n' && point != '\r' && point != '\t' && point != '\f';
    }

    private static boolean hides(String text) {
        int run = 0;
        int tags = -1;
        int[] points = text.codePoints().toArray();
        for (int point : points) {
            run = isInvisible(point) ? run + 1 : 0;
            if (run >= RUN) {
                return true;
            }
            if (isTag(point)) {
                if (tags < 0 || tags >= LONGEST_FLAG) {
                    return true;
                }
                tags = point == CANCEL_TAG ? -1 : tags + 1;
            } else if (tags > 0) {
                return true;
            } else {
                tags = point == BLACK_FLAG ? 0 : -1;
            }
        }
        return tags > 0;
    }

    private static boolean isTag(int point) {
        return point >= 0xE0000 && point <= CANCEL_TAG;
    }

    /** Zero-width space, joiners, word joiner and invisible operators, byte order mark, variation selectors, Hangul filler. */
    private static boolean isInvisible(int point) {
        return point >= 0x200B && point <= 0x200D
                || point >= 0x2060 && point <= 0x2064
                || point == 0xFEFF
                || point == 0x3164
                || point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0100 && point <= 0xE01EF;
    }

    private static boolean reorders(String text) {
        if (text.indexOf('\u202D') >= 0 || text.indexOf('\u202E') >= 0) {
            return true;
        }
        long all = EMBEDDING.matcher(text).results().count();
        if (all == 0) {
            return false;
        }
        long inProse = EMBEDDING.matcher(Prose.withoutCode(text)).results().count();
        return inProse < all || text.lines().anyMatch(CharactersRule::leavesOpen);
    }

    private static boolean leavesOpen(String line) {
        int embeddings = 0;
        int isolates = 0;
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '\u202A', '\u202B' -> embeddings++;
                case '\u202C' -> embeddings--;
                case '\u2066', '\u2067', '\u2068' -> isolates++;
                case '\u2069' -> isolates--;
                default -> {}
            }
        }
        return embeddings > 0 || isolates > 0;
    }
}
