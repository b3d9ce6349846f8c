package io.kalimtak.curation.personal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.personal.find.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text with what must be found in it. In the files a place stands as {@code ⟦type|value⟧}; {@code ¦} parts invented keys,
 * so that scanners of repositories do not take them for real ones.
 */
record LabelledCase(String language, String text, List<Place> places) {
    record Place(DataType type, int start, int end) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Texts about one type, which the detectors were improved on. */
    static List<LabelledCase> of(DataType type) {
        return read("/personal/" + type.key() + ".jsonl");
    }

    /** Texts as people ask for help, with several types in one. The detectors were improved on these too. */
    static List<LabelledCase> mixed() {
        return read("/personal/mixed.jsonl");
    }

    /** Texts of all types that were written when the detectors were done and that nothing was changed for. */
    static List<LabelledCase> unseen() {
        return read("/personal/unseen.jsonl");
    }

    private static List<LabelledCase> read(String name) {
        try (InputStream in = LabelledCase.class.getResourceAsStream(name)) {
            List<LabelledCase> cases = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                cases.add(parse(line));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledCase parse(String line) throws JsonProcessingException {
        JsonNode node = JSON.readTree(line);
        String marked = node.get("text").asText().replace("¦", "");
        StringBuilder text = new StringBuilder();
        List<Place> places = new ArrayList<>();
        int from = 0;
        for (int open = marked.indexOf('⟦'); open >= 0; open = marked.indexOf('⟦', from)) {
            int bar = marked.indexOf('|', open);
            int close = marked.indexOf('⟧', bar);
            text.append(marked, from, open);
            int start = text.length();
            text.append(marked, bar + 1, close);
            DataType type = DataType.valueOf(marked.substring(open + 1, bar).toUpperCase(Locale.ROOT));
            places.add(new Place(type, start, text.length()));
            from = close + 1;
        }
        text.append(marked, from, marked.length());
        return new LabelledCase(node.get("language").asText(), text.toString(), places);
    }
}
