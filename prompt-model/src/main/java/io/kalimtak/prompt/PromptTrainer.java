package io.kalimtak.prompt;

import io.kalimtak.prompt.artifact.ArtifactWriter;
import io.kalimtak.prompt.artifact.Manifest;
import io.kalimtak.prompt.learn.LanguageModel;
import io.kalimtak.prompt.learn.LanguageTrainer;
import io.kalimtak.prompt.template.BaseModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trains a version from curated pairs: a model for each language that has enough of them. */
public final class PromptTrainer {
    /**
     * Trains and writes the artifact, atomically. The order of the pairs does not matter: they are sorted by id, and the same pairs, options and
     * seed give the same bytes.
     *
     * @param pairs curated pairs; those with a blank side or a blank id are refused
     * @param artifact where to write; its folder is made
     * @param progress told from the training's threads, one at a time
     * @throws IllegalArgumentException when a pair is blank or an id comes twice
     * @throws UncheckedIOException when the artifact cannot be written
     */
    public TrainingReport train(
            List<TrainingPair> pairs, TrainingOptions options, Path artifact, TrainingProgress progress) {
        long start = System.nanoTime();
        List<TrainingPair> ordered = ordered(pairs);
        SortedMap<String, List<TrainingPair>> byLanguage = new TreeMap<>();
        for (TrainingPair pair : ordered) {
            String language = BaseModel.languageOf(new PromptRequest(pair.input(), pair.language(), pair.targetTool()));
            byLanguage.computeIfAbsent(language, key -> new ArrayList<>()).add(pair);
        }
        SortedMap<String, Integer> counts = new TreeMap<>();
        byLanguage.forEach((language, members) -> counts.put(language, members.size()));
        SortedMap<String, LanguageModel> models = train(byLanguage, ordered.size(), options, progress);
        progress.at("writing the artifact", 0.98);
        try {
            ArtifactWriter.Written written =
                    ArtifactWriter.write(models, parts -> manifest(ordered, counts, models, options, parts), artifact);
            progress.at("done", 1);
            return new TrainingReport(
                    options.version(),
                    ordered.size(),
                    counts,
                    Duration.ofNanos(System.nanoTime() - start),
                    written.sha256(),
                    written.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The artifact could not be written; check the folder and its free space.", e);
        }
    }

    private static SortedMap<String, LanguageModel> train(
            SortedMap<String, List<TrainingPair>> byLanguage,
            int all,
            TrainingOptions options,
            TrainingProgress progress) {
        SortedMap<String, LanguageModel> models = new TreeMap<>();
        int done = 0;
        for (String language : byLanguage.keySet()) {
            List<TrainingPair> members = byLanguage.get(language);
            if (members.size() >= options.minPairsPerLanguage() && !LanguageDetector.UNDETERMINED.equals(language)) {
                double before = 0.97 * done / all;
                double share = 0.97 * members.size() / all;
                TrainingProgress scaled = (phase, part) -> progress.at(phase, before + share * part);
                models.put(language, new LanguageTrainer(language, options, scaled).train(members));
            }
            done += members.size();
        }
        return models;
    }

    private static List<TrainingPair> ordered(List<TrainingPair> pairs) {
        List<TrainingPair> ordered =
                pairs.stream().sorted(Comparator.comparing(TrainingPair::id)).toList();
        for (int i = 0; i < ordered.size(); i++) {
            TrainingPair pair = ordered.get(i);
            if (pair.id().isBlank() || pair.input().isBlank() || pair.target().isBlank()) {
                throw new IllegalArgumentException("Training pair '" + pair.id()
                        + "' has a blank id, input or target; leave blank ones out of the training set.");
            }
            if (i > 0 && pair.id().equals(ordered.get(i - 1).id())) {
                throw new IllegalArgumentException(
                        "Training pair '" + pair.id() + "' comes twice; ids must be unique.");
            }
        }
        return ordered;
    }

    private static Manifest manifest(
            List<TrainingPair> pairs,
            SortedMap<String, Integer> counts,
            SortedMap<String, LanguageModel> models,
            TrainingOptions options,
            SortedMap<String, String> parts) {
        return new Manifest(
                Manifest.FORMAT,
                options.version(),
                options.parentVersion(),
                options.trainingSetHash(),
                options.seed(),
                SentenceEncoder.NAME,
                SentenceEncoder.sha256(),
                pairs.stream().map(TrainingPair::id).toList(),
                counts,
                List.copyOf(models.keySet()),
                parts);
    }
}
