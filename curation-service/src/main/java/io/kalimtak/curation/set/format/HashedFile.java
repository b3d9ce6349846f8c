package io.kalimtak.curation.set.format;

import io.kalimtak.curation.set.storage.SetDraft;
import io.kalimtak.prompt.phrase.Hashes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file of a draft that counts and hashes what is written to it, and is kept once it is finished. */
final class HashedFile extends OutputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final String name;
    private final OutputStream out;
    private final MessageDigest digest = Hashes.digest();
    private long bytes;
    private boolean closed;

    HashedFile(SetDraft draft, String name) throws IOException {
        this.name = name;
        this.out = new BufferedOutputStream(draft.create(name), BUFFER_BYTES);
    }

    /** One file of the draft, written at once. */
    static Manifest.SetFile write(SetDraft draft, String name, byte[] content) throws IOException {
        try (HashedFile file = new HashedFile(draft, name)) {
            file.write(content, 0, content.length);
            return file.finish(0);
        }
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        digest.update((byte) one);
        bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        out.write(source, offset, length);
        digest.update(source, offset, length);
        bytes += length;
    }

    /** Bytes written so far. */
    long position() {
        return bytes;
    }

    /** Keeps the file and describes it; nothing may be written afterwards. */
    Manifest.SetFile finish(long rows) throws IOException {
        close();
        return new Manifest.SetFile(name, rows, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.close();
        }
    }
}
