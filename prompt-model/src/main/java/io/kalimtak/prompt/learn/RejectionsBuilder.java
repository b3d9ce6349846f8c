package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.RejectedAnswer;
import io.kalimtak.prompt.ToolFamily;
import io.kalimtak.prompt.text.Words;
import io.kalimtak.prompt.vector.ByteMatrix;
import io.kalimtak.prompt.vector.TextVectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the quotable lines in refused answers; of everything else in them nothing is kept. */
final class RejectionsBuilder {
    private final Corpus corpus;
    private final Set<String> quotable = new HashSet<>();
    private final Map<String, Set<String>> kept = new HashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Integer> sources = new HashMap<>();

    RejectionsBuilder(Corpus corpus, List<Prepared> pairs) {
        this.corpus = corpus;
        corpus.exemplars().forEach(exemplar -> exemplar.lines().forEach(line -> quotable.add(line.key())));
        for (Prepared pair : pairs) {
            Set<String> keys = new HashSet<>();
            pair.lines().forEach(line -> keys.add(Words.key(line.text())));
            kept.put(pair.pair().id(), keys);
        }
    }

    /** In the order given. */
    Rejections build(List<RejectedAnswer> answers) {
        List<RejectedAnswer> used = new ArrayList<>();
        List<Rejections.Rejection> rejections = new ArrayList<>();
        for (RejectedAnswer answer : answers) {
            int[] refused = refused(answer);
            if (refused.length > 0) {
                used.add(answer);
                rejections.add(new Rejections.Rejection(
                        ToolFamily.of(answer.targetTool()),
                        sources.computeIfAbsent(answer.source(), key -> sources.size()),
                        refused));
            }
        }
        if (used.isEmpty()) {
            return Rejections.NONE;
        }
        float[][] requests = used.parallelStream()
                .map(answer -> TextVectors.gist(answer.input(), corpus.language()))
                .toArray(float[][]::new);
        return new Rejections(List.copyOf(lines.keySet()), rejections, ByteMatrix.of(requests, requests[0].length));
    }

    private int[] refused(RejectedAnswer answer) {
        Set<String> corrected = kept.getOrDefault(answer.id(), Set.of());
        Set<String> keys = new LinkedHashSet<>();
        Prepared.lines(answer.input(), answer.answer(), corpus.language())
                .forEach(line -> keys.add(Words.key(line.text())));
        return keys.stream()
                .filter(key -> quotable.contains(key) && !corrected.contains(key))
                .mapToInt(key -> lines.computeIfAbsent(key, k -> lines.size()))
                .toArray();
    }
}
