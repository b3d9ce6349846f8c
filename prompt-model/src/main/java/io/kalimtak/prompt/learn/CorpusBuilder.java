package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.template.TemplateBook;
import io.kalimtak.prompt.text.RolePhrase;
import io.kalimtak.prompt.text.StandingLine;
import io.kalimtak.prompt.text.TargetLine;
import io.kalimtak.prompt.text.ToneWords;
import io.kalimtak.prompt.text.Words;
import io.kalimtak.prompt.vector.ByteMatrix;
import io.kalimtak.prompt.vector.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes a corpus of pairs: counts who uses which word, line and phrase, and keeps only what enough people use or a reviewer released. */
final class CorpusBuilder {
    private static final int MAX_LINES_PER_SECTION = 12;

    private final String language;
    private final List<Prepared> pairs;
    private final int minSources;
    private final Map<String, Set<String>> lineSources = new HashMap<>();

    CorpusBuilder(String language, List<Prepared> pairs, int minSources) {
        this.language = language;
        this.pairs = pairs;
        this.minSources = minSources;
    }

    Corpus build() {
        for (Prepared pair : pairs) {
            pair.lines().forEach(line -> count(lineSources, Words.key(line.text()), pair));
        }
        Vocabulary vocabulary = vocabulary();
        List<String> roles = shared(Section.ROLE, text -> RolePhrase.of(text, language));
        List<String> tones = shared(Section.TONE, text -> ToneWords.of(text, language));
        List<Exemplar> exemplars = new ArrayList<>();
        for (Prepared pair : pairs) {
            exemplars.add(exemplar(pair, vocabulary, index(roles), index(tones)));
        }
        float[] mean = Projection.mean(pairs.stream().map(Prepared::target).toList());
        return new Corpus(
                language,
                vocabulary,
                List.copyOf(exemplars),
                matrix(pairs.stream().map(Prepared::input).toList()),
                matrix(pairs.stream().map(Prepared::target).toList()),
                wordVectors(exemplars, vocabulary.size(), mean),
                mean,
                roles,
                tones);
    }

    private Vocabulary vocabulary() {
        Map<String, Set<String>> counts = new TreeMap<>();
        for (Prepared pair : pairs) {
            Words.content(pair.pair().input()).forEach(word -> count(counts, word, pair));
            Words.content(pair.pair().target()).forEach(word -> count(counts, word, pair));
        }
        List<String> words = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        counts.forEach((word, who) -> {
            if (who.size() >= minSources) {
                words.add(word);
                sources.add(who.size());
            }
        });
        return new Vocabulary(
                words, sources.stream().mapToInt(Integer::intValue).toArray(), pairs.size());
    }

    private List<String> shared(Section section, Function<String, List<String>> phrases) {
        Map<String, Set<String>> counts = new TreeMap<>();
        for (Prepared pair : pairs) {
            for (TargetLine line : pair.lines()) {
                if (line.section() == section) {
                    phrases.apply(line.text()).forEach(phrase -> count(counts, phrase, pair));
                }
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= minSources)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Exemplar exemplar(
            Prepared pair, Vocabulary vocabulary, Map<String, Integer> roles, Map<String, Integer> tones) {
        int[] sizes = new int[Section.values().length];
        pair.lines().forEach(line -> sizes[line.section().ordinal()]++);
        int[] seen = new int[sizes.length];
        List<ExemplarLine> lines = new ArrayList<>();
        Set<Integer> rolePhrases = new LinkedHashSet<>();
        Set<Integer> toneWords = new LinkedHashSet<>();
        for (TargetLine line : pair.lines()) {
            int s = line.section().ordinal();
            float position = sizes[s] < 2 ? 0.5f : (float) seen[s] / (sizes[s] - 1);
            seen[s]++;
            int sources = lineSources.get(Words.key(line.text())).size();
            boolean quotable = sources >= minSources || pair.pair().released();
            if (quotable && seen[s] <= MAX_LINES_PER_SECTION && StandingLine.stands(line.section(), line.text())) {
                lines.add(ExemplarLine.of(line.section(), line.text(), position, sources, vocabulary));
            }
            if (line.section() == Section.ROLE) {
                RolePhrase.of(line.text(), language).stream()
                        .map(roles::get)
                        .filter(id -> id != null)
                        .forEach(rolePhrases::add);
            }
            if (line.section() == Section.TONE) {
                ToneWords.of(line.text(), language).stream()
                        .map(tones::get)
                        .filter(id -> id != null)
                        .forEach(toneWords::add);
            }
        }
        return new Exemplar(
                pair.family(),
                kind(pair),
                pair.pair().weight(),
                sizes,
                vocabulary.ids(pair.pair().input()),
                vocabulary.ids(pair.pair().target()),
                ints(rolePhrases),
                ints(toneWords),
                List.copyOf(lines));
    }

    private String kind(Prepared pair) {
        return TemplateBook.of(language)
                .choose(pair.pair().input(), pair.pair().targetTool())
                .kind();
    }

    private ByteMatrix wordVectors(List<Exemplar> exemplars, int words, float[] mean) {
        float[][] sums = new float[words][mean.length];
        for (int i = 0; i < exemplars.size(); i++) {
            float[] centred = Vectors.minus(pairs.get(i).target(), mean);
            for (int word : exemplars.get(i).targetWords()) {
                Vectors.add(sums[word], centred, 1);
            }
        }
        for (float[] sum : sums) {
            Vectors.normalise(sum);
        }
        return ByteMatrix.of(sums, mean.length);
    }

    private static ByteMatrix matrix(List<float[]> rows) {
        return ByteMatrix.of(rows.toArray(float[][]::new), rows.get(0).length);
    }

    private static void count(Map<String, Set<String>> counts, String what, Prepared pair) {
        counts.computeIfAbsent(what, key -> new HashSet<>()).add(pair.pair().source());
    }

    private static Map<String, Integer> index(List<String> phrases) {
        Map<String, Integer> ids = new HashMap<>();
        phrases.forEach(phrase -> ids.put(phrase, ids.size()));
        return ids;
    }

    private static int[] ints(Set<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
