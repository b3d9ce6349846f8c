package io.kalimtak.curation.classification;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.kalimtak.prompt.phrase.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Labelled requests that the heads learn from before anybody has corrected anything: {@code classification/seeds.jsonl}. */
final class Seeds {
    private static final String RESOURCE = "/classification/seeds.jsonl";

    private Seeds() {}

    static List<LabelledText> read() {
        return read(RESOURCE);
    }

    /** One JSON object a line: text, language, domain, use_case. */
    static List<LabelledText> read(String resource) {
        try (InputStream lines = Seeds.class.getResourceAsStream(resource);
                MappingIterator<LabelledText> rows = new ObjectMapper()
                        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .readerFor(LabelledText.class)
                        .readValues(lines)) {
            return List.copyOf(rows.readAll());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** SHA-256 over every field of every row. */
    static String sha256(List<LabelledText> rows) {
        return Hashes.content(rows.stream()
                .flatMap(row -> List.of(row.text(), row.language(), row.domain(), row.useCase()).stream())
                .toArray(String[]::new));
    }
}
