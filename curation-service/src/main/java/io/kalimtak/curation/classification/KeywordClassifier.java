package io.kalimtak.curation.classification;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.text.Normaliser;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Classifies by words, English and Arabic, from {@code classification/keywords.json}. A tool that makes pictures or code
 * decides by its name. Otherwise the class with the most distinct keywords in the normalised request wins; of equals,
 * the one that stands first in the file. Arabic words match with the clitics و ف ب ل ك and the article in front.
 *
 * <p>It is a rule of thumb with no notion of meaning: a request in other words is {@code other}.
 */
@ApplicationScoped
public class KeywordClassifier implements Classifier {
    private static final String RESOURCE = "/classification/keywords.json";
    private static final List<String> CLITICS =
            List.of("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك");
    private static final int SHORTEST_STEM = 3;

    private record Words(
            Map<String, Classification> tools, Map<String, List<String>> domains, Map<String, List<String>> useCases) {}

    private final Words words;

    public KeywordClassifier() {
        this.words = read();
    }

    @Override
    public Classification classify(String input, String targetTool) {
        Classification byTool = byTool(targetTool);
        if (byTool != null) {
            return byTool;
        }
        String text = " " + Normaliser.normalise(input) + " ";
        Set<String> tokens = tokens(text);
        return new Classification(best(words.domains(), text, tokens), best(words.useCases(), text, tokens));
    }

    @Override
    public List<String> domains() {
        TreeSet<String> names = new TreeSet<>(words.domains().keySet());
        words.tools().values().forEach(one -> names.add(one.domain()));
        names.add(Classification.OTHER);
        return List.copyOf(names);
    }

    private Classification byTool(String targetTool) {
        if (targetTool == null) {
            return null;
        }
        String name = targetTool.toLowerCase(Locale.ROOT);
        return words.tools().entrySet().stream()
                .filter(tool -> name.contains(tool.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String best(Map<String, List<String>> classes, String text, Set<String> tokens) {
        String best = Classification.OTHER;
        long most = 0;
        for (Map.Entry<String, List<String>> one : classes.entrySet()) {
            long hits = one.getValue().stream()
                    .filter(word -> word.contains(" ") ? text.contains(" " + word + " ") : tokens.contains(word))
                    .count();
            if (hits > most) {
                best = one.getKey();
                most = hits;
            }
        }
        return best;
    }

    /** The words of the text, and of Arabic ones also what is left without their clitics. */
    private static Set<String> tokens(String text) {
        Set<String> tokens = new HashSet<>();
        for (String token : text.strip().split(" ")) {
            tokens.add(token);
            for (String clitic : CLITICS) {
                if (token.startsWith(clitic) && token.length() >= clitic.length() + SHORTEST_STEM) {
                    tokens.add(token.substring(clitic.length()));
                }
            }
        }
        return tokens;
    }

    private static Words read() {
        try (InputStream json = KeywordClassifier.class.getResourceAsStream(RESOURCE)) {
            Words raw = new ObjectMapper()
                    .setPropertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                    .readValue(json, Words.class);
            Map<String, Classification> tools = new LinkedHashMap<>();
            raw.tools().forEach((name, one) -> tools.put(name, new Classification(one.domain(), one.useCase())));
            return new Words(tools, normalised(raw.domains()), normalised(raw.useCases()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static Map<String, List<String>> normalised(Map<String, List<String>> classes) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        classes.forEach((name, list) -> out.put(
                name, list.stream().map(Normaliser::normalise).distinct().toList()));
        return out;
    }
}
