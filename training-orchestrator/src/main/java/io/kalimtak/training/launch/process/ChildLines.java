package io.kalimtak.training.launch.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Follows a program's standard output: one JSON object a line, as {@link ProgramLines} takes it. Whatever else it prints
 * is read and dropped; so is a line of more than 4,096 bytes.
 */
final class ChildLines {
    private static final int LONGEST = 4096;

    private final ProgramLines lines;

    ChildLines(ProgramLines lines) {
        this.lines = lines;
    }

    /** Reads to the end; an output that breaks off is at its end. */
    void follow(InputStream output) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean over = false;
        try (InputStream in = new BufferedInputStream(output)) {
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read == '\n') {
                    if (!over) {
                        lines.take(line.toString(StandardCharsets.UTF_8));
                    }
                    line.reset();
                    over = false;
                } else if (line.size() < LONGEST) {
                    line.write(read);
                } else {
                    over = true;
                }
            }
        } catch (IOException e) {
            line.reset();
        }
        if (!over) {
            lines.take(line.toString(StandardCharsets.UTF_8));
        }
    }
}
