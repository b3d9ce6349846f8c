package io.kalimtak.system.bench.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The head of an HTTP/1.1 message read from a stream. As little as a load generator and an upstream without delay need:
 * what they spend, the two gateways lack.
 *
 * @param firstLine request line or status line
 * @param length bytes of the body; 0 when it comes in chunks or there is none
 * @param chunked whether the body comes in chunks
 */
public record HttpMessage(String firstLine, long length, boolean chunked) {
    private static final int LONGEST_LINE = 8 * 1024;

    /** The next message, its body passed over; null when the other side has closed the connection. */
    static HttpMessage read(InputStream in) throws IOException {
        HttpMessage message = head(in);
        if (message != null) {
            if (message.chunked) {
                message.body(in).transferTo(OutputStream.nullOutputStream());
            } else {
                in.skipNBytes(message.length);
            }
        }
        return message;
    }

    /** The next message, its body not yet read; null when the other side has closed the connection. */
    public static HttpMessage head(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        long length = 0;
        boolean chunked = false;
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = header.substring(18).strip().equalsIgnoreCase("chunked");
            }
        }
        return new HttpMessage(first, length, chunked);
    }

    /** The status of an answer. Throws IOException when this is none. */
    public int status() throws IOException {
        String[] words = firstLine.split(" ", 3);
        try {
            return Integer.parseInt(words[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("no HTTP answer: " + firstLine, e);
        }
    }

    /** The body, from where its head ended; read to its end the next message follows. */
    public InputStream body(InputStream in) {
        return chunked ? new Chunks(in) : new Counted(in, length);
    }

    /** A body whose length is known. */
    private static final class Counted extends InputStream {
        private final InputStream in;
        private long left;

        Counted(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(bytes, from, (int) Math.min(left, most));
            if (got < 0) {
                throw new EOFException("the connection ended within a body");
            }
            left -= got;
            return got;
        }
    }

    /** A body in chunks: what has come of one is given without waiting for more. */
    private static final class Chunks extends InputStream {
        private final InputStream in;
        private long left;
        private boolean ended;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            if (ended || left == 0 && !next()) {
                return -1;
            }
            int got = in.read(bytes, from, (int) Math.min(left, most));
            if (got < 0) {
                throw new EOFException("the connection ended within a chunk");
            }
            left -= got;
            if (left == 0) {
                line(in);
            }
            return got;
        }

        private boolean next() throws IOException {
            String size = line(in);
            if (size == null) {
                throw new EOFException("the connection ended between chunks");
            }
            left = Long.parseLong(size.split(";")[0].strip(), 16);
            if (left == 0) {
                line(in);
                ended = true;
            }
            return !ended;
        }
    }

    private static String line(InputStream in) throws IOException {
        byte[] bytes = new byte[128];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (length == LONGEST_LINE) {
                throw new IOException("a header of more than " + LONGEST_LINE + " bytes");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) next;
        }
        int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
