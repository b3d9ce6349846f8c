package io.kalimtak.curation.personal.find;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.Span;

/**
 * Names of persons, as an OpenNLP model finds them: every span that the model calls {@code person} or gives no type. A text
 * in a language without a model is not searched for names.
 */
public final class NameDetector implements Detector {
    private static final String DEFAULT_TYPE = "default";
    private static final String PERSON = "person";

    private final SortedMap<String, TokenNameFinderModel> models = new TreeMap<>();

    /**
     * @param files model files by the language that they are for, as {@link Passage#language()} names it
     * @throws IllegalArgumentException if a file cannot be read or holds no model
     */
    public NameDetector(Map<String, Path> files) {
        files.forEach((language, file) -> models.put(language, read(language, file)));
    }

    @Override
    public DataType type() {
        return DataType.NAME;
    }

    @Override
    public List<Finding> find(Passage passage) {
        TokenNameFinderModel model = models.get(passage.language());
        if (model == null) {
            return List.of();
        }
        String text = passage.text();
        Span[] places = SimpleTokenizer.INSTANCE.tokenizePos(text);
        List<Finding> found = new ArrayList<>();
        // A finder remembers what it saw, so each text has its own.
        for (Span name : new NameFinderME(model).find(Span.spansToStrings(places, text))) {
            if (PERSON.equals(name.getType()) || DEFAULT_TYPE.equals(name.getType())) {
                int start = places[name.getStart()].getStart();
                int end = places[name.getEnd() - 1].getEnd();
                String value =
                        text.substring(start, end).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
                found.add(passage.finding(start, end, DataType.NAME, value));
            }
        }
        return found;
    }

    private static TokenNameFinderModel read(String language, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no file at the path of the name model for " + language);
        }
        try {
            return new TokenNameFinderModel(file);
        } catch (IOException | RuntimeException e) {
            // Of a file that is something else, OpenNLP says so by whatever fails first.
            throw new IllegalArgumentException("no OpenNLP name model in the file for " + language, e);
        }
    }
}
