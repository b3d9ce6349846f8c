package io.kalimtak.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The demonstration corpus: English and Arabic, written for this project, under its licence. */
public final class DemoCorpus {
    private static final List<String> FILES = List.of(
            "/demo/corpus-en-1.jsonl", "/demo/corpus-en-2.jsonl", "/demo/corpus-ar.jsonl", "/demo/corpus-ar-2.jsonl");

    private DemoCorpus() {}

    /** All rows, in the order of the files. */
    public static List<DemoRow> read() {
        ObjectMapper json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        List<DemoRow> rows = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = DemoCorpus.class.getResourceAsStream(file);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    rows.add(json.readValue(line, DemoRow.class));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the demonstration corpus " + file, e);
            }
        }
        return List.copyOf(rows);
    }
}
