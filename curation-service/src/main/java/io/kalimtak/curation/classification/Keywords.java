package io.kalimtak.curation.classification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.kalimtak.prompt.phrase.Hashes;
import io.kalimtak.prompt.phrase.Normaliser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of {@code classification/keywords.json}, English and Arabic, and what a request has of them. Arabic words
 * match with a conjunction, preposition or article in front and with a possessive or plural ending behind, the affixes
 * that light stemming takes off (Larkey, Ballesteros, Connell 2007, "Light Stemming for Arabic Information Retrieval");
 * at least three letters stay.
 */
final class Keywords {
    private static final String RESOURCE = "/classification/keywords.json";
    private static final List<String> PREFIXES =
            List.of("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك");
    private static final List<String> SUFFIXES = List.of(
            "تها", "تنا", "تهم", "تكم", "ها", "هم", "كم", "نا", "ات", "ين", "ون", "ان", "تي", "تك", "ته", "يه", "ه",
            "ي", "ك");
    private static final String TAA_MARBUTA_AS_HAA = "ه";
    private static final int SHORTEST_STEM = 3;

    private record Words(
            Map<String, Tool> tools, Map<String, List<String>> domains, Map<String, List<String>> useCases) {}

    private record Tool(String domain, String useCase) {}

    /** A keyword that one class is known by; {@code stem} is the word without its taa marbuta. */
    private record Keyword(String word, String stem) {
        static Keyword of(String raw) {
            String word = Normaliser.normalise(raw);
            boolean feminine = word.endsWith(TAA_MARBUTA_AS_HAA) && word.length() > SHORTEST_STEM;
            return new Keyword(word, feminine ? word.substring(0, word.length() - 1) : word);
        }

        boolean in(String text, Set<String> tokens) {
            return word.indexOf(' ') >= 0
                    ? text.contains(" " + word + " ")
                    : tokens.contains(word) || tokens.contains(stem);
        }
    }

    private final String sha256;
    private final Map<String, Tool> tools;
    private final Map<String, List<Keyword>> domains;
    private final Map<String, List<Keyword>> useCases;

    private Keywords(byte[] json, Words words) {
        this.sha256 = HexFormat.of().formatHex(Hashes.digest().digest(json));
        this.tools = words.tools();
        this.domains = parsed(words.domains());
        this.useCases = parsed(words.useCases());
    }

    static Keywords read() {
        try (InputStream json = Keywords.class.getResourceAsStream(RESOURCE)) {
            byte[] bytes = json.readAllBytes();
            return new Keywords(
                    bytes,
                    new ObjectMapper()
                            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                            .readValue(bytes, Words.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** What heads over these keywords depend on: version of the features, encoders, SHA-256 of the keywords. */
    String fitting() {
        return Features.VERSION + " " + VectorSpace.MEANING.id() + " " + VectorSpace.SPELLING.id() + " " + sha256;
    }

    /** Hash of what heads depend on beside the corrections: {@link #fitting} and the seeds. */
    String basis() {
        return Hashes.content(fitting(), Seeds.sha256(Seeds.read()));
    }

    /** What the name of the tool says, if it makes pictures or code. */
    Optional<Classification> byTool(String targetTool) {
        if (targetTool == null) {
            return Optional.empty();
        }
        String name = targetTool.toLowerCase(Locale.ROOT);
        return tools.entrySet().stream()
                .filter(tool -> name.contains(tool.getKey()))
                .map(tool -> Classification.certain(
                        tool.getValue().domain(), tool.getValue().useCase()))
                .findFirst();
    }

    /** How many distinct keywords of each class the request has; classes in the order of the file. */
    Hits hits(String input) {
        String text = " " + Normaliser.normalise(input) + " ";
        Set<String> tokens = tokens(text);
        return new Hits(counts(domains, text, tokens), counts(useCases, text, tokens));
    }

    /** Domains with keywords, in the order of the file, and {@code other}, sorted. */
    List<String> domains() {
        return sorted(domains.keySet());
    }

    List<String> useCases() {
        return sorted(useCases.keySet());
    }

    /** Number of keywords found, by class. */
    record Hits(Map<String, Integer> domains, Map<String, Integer> useCases) {}

    private static List<String> sorted(Set<String> classes) {
        TreeSet<String> names = new TreeSet<>(classes);
        names.add(Classification.OTHER);
        return List.copyOf(names);
    }

    private static Map<String, Integer> counts(Map<String, List<Keyword>> classes, String text, Set<String> tokens) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        classes.forEach((name, keywords) -> counts.put(name, (int)
                keywords.stream().filter(one -> one.in(text, tokens)).count()));
        return counts;
    }

    /** The words of the text, and of each what is left without the affixes it may have. */
    private static Set<String> tokens(String text) {
        Set<String> tokens = new LinkedHashSet<>();
        for (String token : text.strip().split(" ")) {
            List<String> bare = new ArrayList<>(List.of(token));
            PREFIXES.stream()
                    .filter(prefix -> token.startsWith(prefix) && token.length() >= prefix.length() + SHORTEST_STEM)
                    .forEach(prefix -> bare.add(token.substring(prefix.length())));
            for (String one : bare) {
                tokens.add(one);
                SUFFIXES.stream()
                        .filter(suffix -> one.endsWith(suffix) && one.length() >= suffix.length() + SHORTEST_STEM)
                        .forEach(suffix -> tokens.add(one.substring(0, one.length() - suffix.length())));
            }
        }
        return tokens;
    }

    private static Map<String, List<Keyword>> parsed(Map<String, List<String>> classes) {
        Map<String, List<Keyword>> out = new LinkedHashMap<>();
        classes.forEach((name, list) ->
                out.put(name, list.stream().map(Keyword::of).distinct().toList()));
        return out;
    }
}
