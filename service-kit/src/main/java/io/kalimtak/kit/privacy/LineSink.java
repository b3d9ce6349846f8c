package io.kalimtak.kit.privacy;

import java.io.IOException;

/** Takes an export line by line. */
@FunctionalInterface
public interface LineSink {
    /** Takes one JSON object, without a line feed. Throws what the reader's connection throws. */
    void write(String line) throws IOException;
}
