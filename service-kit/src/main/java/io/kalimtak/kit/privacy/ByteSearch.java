package io.kalimtak.kit.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks for strings in bytes, of any length, a piece at a time. */
public final class ByteSearch {
    private static final int PIECE = 1 << 20;

    private final List<byte[]> wanted;
    private final int longest;

    public ByteSearch(List<String> strings) {
        this.wanted = strings.stream()
                .map(string -> string.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.longest = wanted.stream().mapToInt(bytes -> bytes.length).max().orElse(1);
    }

    /** Whether one of the strings stands in the stream, which is read to its end or to the first of them. */
    public boolean in(InputStream stream) throws IOException {
        byte[] window = new byte[PIECE + longest];
        int kept = 0;
        int read = stream.readNBytes(window, 0, PIECE);
        while (read > 0) {
            int filled = kept + read;
            if (in(window, filled)) {
                return true;
            }
            kept = Math.min(longest - 1, filled);
            System.arraycopy(window, filled - kept, window, 0, kept);
            read = stream.readNBytes(window, kept, PIECE);
        }
        return false;
    }

    /** Whether one of the strings stands in the bytes. */
    public boolean in(byte[] bytes) {
        return bytes != null && in(bytes, bytes.length);
    }

    private boolean in(byte[] bytes, int length) {
        return wanted.stream().anyMatch(one -> indexOf(bytes, length, one) >= 0);
    }

    private static int indexOf(byte[] bytes, int length, byte[] wanted) {
        for (int at = 0; at <= length - wanted.length; at++) {
            int i = 0;
            while (i < wanted.length && bytes[at + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return at;
            }
        }
        return -1;
    }
}
