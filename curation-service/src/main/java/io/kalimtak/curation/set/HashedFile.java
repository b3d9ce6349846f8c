package io.kalimtak.curation.set;

import io.kalimtak.curation.text.Hashes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file that counts and hashes what is written to it, and is on the disk once it is closed. */
final class HashedFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final String name;
    private final FileChannel channel;
    private final OutputStream out;
    private final MessageDigest digest = Hashes.digest();
    private long rows;
    private long bytes;

    HashedFile(Path folder, String name) throws IOException {
        this.name = name;
        this.channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
    }

    void row(byte[] line) throws IOException {
        out.write(line);
        digest.update(line);
        bytes += line.length;
        rows++;
    }

    /** Flushes to the disk and describes the file; nothing may be written afterwards. */
    Manifest.SetFile finish() throws IOException {
        out.flush();
        channel.force(true);
        return new Manifest.SetFile(name, rows, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
