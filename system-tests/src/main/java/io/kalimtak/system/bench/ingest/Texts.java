package io.kalimtak.system.bench.ingest;

import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.system.bench.LoadCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What people wrote, to fill rows with: real text compresses and compares as real text does. */
public record Texts(String source, List<String> lines) {
    private static final int MOST = 100_000;
    private static final double EXCHANGED = 1.0 / 3;

    /** Copies the list. */
    public Texts {
        lines = List.copyOf(lines);
    }

    /** The public corpus beside the project, or in the folder that {@code kalimtak.data} names, else the demonstration's. */
    public static Texts find(Path project) throws IOException {
        Optional<Path> corpus = LoadCorpus.find(project);
        return corpus.isPresent() ? new Texts("the load corpus", read(corpus.get())) : demo();
    }

    /** At least so many lines, each once: beyond those that there are, lines with a third of their words from another one. */
    public Texts atLeast(int count) {
        if (lines.size() >= count) {
            return this;
        }
        List<String> more = new ArrayList<>(lines);
        for (int number = more.size(); number < count; number++) {
            SplittableRandom random = new SplittableRandom(number);
            more.add(mixed(words(random), words(random), EXCHANGED, random));
        }
        return new Texts(source + ", words exchanged", more);
    }

    /** The words, of which this share is replaced by words of the other. */
    public static String mixed(List<String> words, List<String> others, double share, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            String taken = random.nextDouble() < share ? others.get(random.nextInt(others.size())) : word;
            text.append(text.isEmpty() ? "" : " ").append(taken);
        }
        return text.toString();
    }

    private List<String> words(SplittableRandom random) {
        return List.of(lines.get(random.nextInt(lines.size())).strip().split("\\s+"));
    }

    static Texts demo() {
        return new Texts(
                "the demonstration corpus",
                DemoCorpus.read().stream().map(row -> row.input()).toList());
    }

    /** Lines one after the other up to this length exactly, so that rows are alike whatever the corpus. */
    public String passage(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(lines.get(random.nextInt(lines.size()))).append(' ');
        }
        text.setLength(length);
        if (Character.isHighSurrogate(text.charAt(length - 1))) {
            text.setCharAt(length - 1, ' ');
        }
        return text.toString();
    }

    private static List<String> read(Path corpus) throws IOException {
        // PostgreSQL refuses NUL.
        return LoadCorpus.read(corpus, MOST).stream()
                .map(row -> row.text().replace("\0", ""))
                .toList();
    }
}
