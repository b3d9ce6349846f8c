package io.kalimtak.training.report.section;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import io.kalimtak.training.report.view.ExampleView.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which words of two texts the other one lacks, by Myers' algorithm over words and white space. */
final class WordDiff {
    /** Above so many words a page is not made to wait for the comparison; nothing is marked then. */
    static final int MOST_WORDS = 2_000;

    private static final Pattern WORDS = Pattern.compile("\\s+|\\S+");

    private WordDiff() {}

    /** Both texts, part by part. Parts of one text joined are the text. */
    record Marked(List<Part> first, List<Part> second) {}

    static Marked of(String first, String second) {
        List<String> a = words(first);
        List<String> b = words(second);
        if (a.size() > MOST_WORDS || b.size() > MOST_WORDS) {
            return new Marked(whole(first), whole(second));
        }
        BitSet onlyA = new BitSet();
        BitSet onlyB = new BitSet();
        for (AbstractDelta<String> delta : DiffUtils.diff(a, b).getDeltas()) {
            mark(onlyA, delta.getSource());
            mark(onlyB, delta.getTarget());
        }
        return new Marked(parts(a, onlyA), parts(b, onlyB));
    }

    /** A text of which nothing is marked. */
    static List<Part> whole(String text) {
        return List.of(new Part(text, false));
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void mark(BitSet words, Chunk<String> chunk) {
        words.set(chunk.getPosition(), chunk.getPosition() + chunk.size());
    }

    /** Neighbours of one kind become one part; a space between two marked words is marked with them, no other one is. */
    private static List<Part> parts(List<String> words, BitSet marked) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean present = false;
        for (int i = 0; i < words.size(); i++) {
            boolean space = words.get(i).isBlank();
            boolean within = i > 0
                    && marked.get(i - 1)
                    && marked.get(i + 1)
                    && words.get(i).indexOf('\n') < 0;
            boolean mark = space ? within : marked.get(i);
            if (mark != present && !text.isEmpty()) {
                parts.add(new Part(text.toString(), present));
                text.setLength(0);
            }
            present = mark;
            text.append(words.get(i));
        }
        if (!text.isEmpty()) {
            parts.add(new Part(text.toString(), present));
        }
        return parts;
    }
}
