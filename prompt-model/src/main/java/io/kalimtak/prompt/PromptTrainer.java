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
import java.util.function.Function;
import java.util.stream.Stream;

/** Trains a version from curated pairs: a model for each language that has enough of them. */
public final class PromptTrainer {
    /** Trains without refused answers: {@link #train(List, List, TrainingOptions, Path, TrainingProgress)} with none. */
    public TrainingReport train(
            List<TrainingPair> pairs, TrainingOptions options, Path artifact, TrainingProgress progress) {
        return train(pairs, List.of(), options, artifact, progress);
    }

    /**
     * Trains and writes the artifact, atomically. The order of the pairs and of the refused answers does not matter: they are sorted by id, and the
     * same pairs, refused answers, options and seed give the same bytes.
     *
     * @param pairs curated pairs; those with a blank side or a blank id are refused
     * @param rejected answers that people refused, at most one an interaction; those of a language without a model change nothing
     * @param artifact where to write; its folder is made
     * @param progress told from the training's threads, one at a time
     * @throws IllegalArgumentException when a pair or a refused answer is blank or its id comes twice among its kind
     * @throws UncheckedIOException when the artifact cannot be written
     */
    public TrainingReport train(
            List<TrainingPair> pairs,
            List<RejectedAnswer> rejected,
            TrainingOptions options,
            Path artifact,
            TrainingProgress progress) {
        long start = System.nanoTime();
        List<TrainingPair> ordered = ordered(pairs, TrainingPair::id, TrainingPair::input, TrainingPair::target);
        List<RejectedAnswer> refused =
                ordered(rejected, RejectedAnswer::id, RejectedAnswer::input, RejectedAnswer::answer);
        SortedMap<String, List<TrainingPair>> byLanguage =
                byLanguage(ordered, pair -> new PromptRequest(pair.input(), pair.language(), pair.targetTool()));
        SortedMap<String, List<RejectedAnswer>> refusedByLanguage = byLanguage(
                refused, answer -> new PromptRequest(answer.input(), answer.language(), answer.targetTool()));
        SortedMap<String, Integer> counts = new TreeMap<>();
        byLanguage.forEach((language, members) -> counts.put(language, members.size()));
        SortedMap<String, LanguageModel> models =
                train(byLanguage, refusedByLanguage, ordered.size(), options, progress);
        List<String> ids = Stream.concat(
                        ordered.stream().map(TrainingPair::id), refused.stream().map(RejectedAnswer::id))
                .sorted()
                .distinct()
                .toList();
        progress.at("writing the artifact", 0.98);
        try {
            ArtifactWriter.Written written =
                    ArtifactWriter.write(models, parts -> manifest(ids, counts, models, options, parts), artifact);
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
            SortedMap<String, List<RejectedAnswer>> refused,
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
                models.put(
                        language,
                        new LanguageTrainer(language, options, scaled)
                                .train(members, refused.getOrDefault(language, List.of())));
            }
            done += members.size();
        }
        return models;
    }

    private static <T> SortedMap<String, List<T>> byLanguage(List<T> items, Function<T, PromptRequest> request) {
        SortedMap<String, List<T>> byLanguage = new TreeMap<>();
        for (T item : items) {
            byLanguage
                    .computeIfAbsent(BaseModel.languageOf(request.apply(item)), key -> new ArrayList<>())
                    .add(item);
        }
        return byLanguage;
    }

    private static <T> List<T> ordered(
            List<T> items, Function<T, String> id, Function<T, String> input, Function<T, String> prompt) {
        List<T> ordered = items.stream().sorted(Comparator.comparing(id)).toList();
        String previous = null;
        for (T item : ordered) {
            String name = id.apply(item);
            if (name.isBlank()
                    || input.apply(item).isBlank()
                    || prompt.apply(item).isBlank()) {
                throw new IllegalArgumentException("Training pair or refused answer '" + name
                        + "' has a blank id, request or prompt; leave blank ones out of the training set.");
            }
            if (name.equals(previous)) {
                throw new IllegalArgumentException(
                        "Training pair or refused answer '" + name + "' comes twice; ids must be unique.");
            }
            previous = name;
        }
        return ordered;
    }

    private static Manifest manifest(
            List<String> ids,
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
                ids,
                counts,
                List.copyOf(models.keySet()),
                parts);
    }
}
