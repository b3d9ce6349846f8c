package io.kalimtak.curation.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.pemistahl.lingua.api.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How usual a word's pairs of letters are in the language that suits it best: the mean natural logarithm of the chance of a
 * letter given the one before it. The chances are those that Lingua 1.2.2 was trained with (Apache License 2.0, in its own
 * jar); a test fails when another version of it has others.
 */
final class LetterPairs {
    /** The languages of one script, in which a word is looked up. */
    enum Script {
        LATIN("en", "fr", "es", "de", "tr", "it", "pt", "id"),
        ARABIC("ar", "fa", "ur");

        private final List<String> languages;

        Script(String... languages) {
            this.languages = List.of(languages);
        }
    }

    /** For a pair that a language never had: a little less than the rarest chance in most of its tables. */
    private static final double UNSEEN = -9;

    private static final Map<Script, LetterPairs> TABLES = new EnumMap<>(Script.class);

    static {
        for (Script script : Script.values()) {
            TABLES.put(script, new LetterPairs(script));
        }
    }

    private final List<Map<Integer, Double>> tables;

    private LetterPairs(Script script) {
        this.tables = script.languages.stream().map(LetterPairs::load).toList();
    }

    /** The mean over the pairs of a word in lower case, at least two letters long, in its best language: 0 is certain. */
    static double usual(Script script, String word) {
        double best = Double.NEGATIVE_INFINITY;
        for (Map<Integer, Double> table : TABLES.get(script).tables) {
            double sum = 0;
            for (int i = 1; i < word.length(); i++) {
                sum += table.getOrDefault(pair(word.charAt(i - 1), word.charAt(i)), UNSEEN);
            }
            best = Math.max(best, sum / (word.length() - 1));
        }
        return best;
    }

    private static int pair(char first, char second) {
        return first << Character.SIZE | second;
    }

    private static Map<Integer, Double> load(String language) {
        String path = "/language-models/" + language + "/bigrams.json";
        try (InputStream in = Language.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Lingua has no table of letter pairs for " + language);
            }
            Map<Integer, Double> table = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    new ObjectMapper().readTree(in).get("ngrams").properties()) {
                String[] share = entry.getKey().split("/");
                double chance = Math.log(Double.parseDouble(share[0]) / Double.parseDouble(share[1]));
                for (String pair : entry.getValue().asText().split(" ")) {
                    table.put(pair(pair.charAt(0), pair.charAt(1)), chance);
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
