package io.kalimtak.system.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * What the callers did and were told, one line each, written before a request goes out and before its answer is used. A
 * line is with the kernel when the call returns, so it outlives this process, not a power cut.
 */
final class Ledger implements AutoCloseable {
    static final String SENT = "sent";
    static final String ANSWERED = "answered";
    static final String ACCEPTED = "accepted";

    private final FileChannel file;

    private Ledger(FileChannel file) {
        this.file = file;
    }

    static Ledger create(Path path) throws IOException {
        return new Ledger(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** A request for an answer goes out, in a session of its own. */
    void sent(UUID session) {
        write(SENT, session);
    }

    /** It was answered, under this id with this text. */
    void answered(UUID session, UUID interaction, String output) {
        write(ANSWERED, session, interaction, Digest.md5(output));
    }

    /** A rating of an interaction was accepted, under this id. */
    void accepted(UUID feedback, UUID interaction) {
        write(ACCEPTED, feedback, interaction);
    }

    private void write(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(word).append(' ');
        }
        line.append('\n');
        ByteBuffer bytes = ByteBuffer.wrap(line.toString().getBytes(StandardCharsets.US_ASCII));
        synchronized (file) {
            try {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the ledger cannot be written", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
