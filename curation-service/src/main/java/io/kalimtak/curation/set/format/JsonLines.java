package io.kalimtak.curation.set.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import io.kalimtak.curation.set.storage.SetDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A file of one JSON object a line, in UTF-8. It comes into being with its first row, or when it is required: a file that
 * would have no rows is otherwise not there. One generator serves all rows, so that a row costs no buffer of its own.
 *
 * @param <T> what a line is made of
 */
final class JsonLines<T> implements AutoCloseable {
    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();

    /** Writes one object, and no more. */
    @FunctionalInterface
    interface Format<T> {
        void write(JsonGenerator json, T row) throws IOException;
    }

    private final SetDraft draft;
    private final String name;
    private final Format<T> format;
    private HashedFile file;
    private JsonGenerator json;
    private long rows;

    JsonLines(SetDraft draft, String name, Format<T> format) {
        this.draft = draft;
        this.name = name;
        this.format = format;
    }

    /** The same, with a file that is there even when it has no rows. */
    JsonLines<T> required() throws IOException {
        open();
        return this;
    }

    /** Throws UncheckedIOException when the storage does not take it. */
    void add(T row) {
        try {
            open();
            format.write(json, row);
            json.writeRaw('\n');
            rows++;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + name, e);
        }
    }

    /** Keeps the file and describes it; empty when it never came into being. */
    Optional<Manifest.SetFile> finish() throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        json.flush();
        return Optional.of(file.finish(rows));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void open() throws IOException {
        if (file == null) {
            file = new HashedFile(draft, name);
            json = JSON.createGenerator(file, JsonEncoding.UTF8);
        }
    }
}
