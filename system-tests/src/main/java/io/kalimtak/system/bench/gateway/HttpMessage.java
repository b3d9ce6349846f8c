package io.kalimtak.system.bench.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 message read from a stream, its body passed over. As little as a load generator and an upstream without
 * delay need: what they spend, the two gateways lack.
 *
 * @param firstLine request line or status line
 */
record HttpMessage(String firstLine) {
    private static final int LONGEST_LINE = 8 * 1024;

    /** The next message, or null when the other side has closed the connection. */
    static HttpMessage read(InputStream in) throws IOException {
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
        if (chunked) {
            skipChunks(in);
        } else {
            in.skipNBytes(length);
        }
        return new HttpMessage(first);
    }

    /** The status of an answer. Throws IOException when this is none. */
    int status() throws IOException {
        String[] words = firstLine.split(" ", 3);
        try {
            return Integer.parseInt(words[1]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("no HTTP answer: " + firstLine, e);
        }
    }

    private static void skipChunks(InputStream in) throws IOException {
        while (true) {
            String size = line(in);
            if (size == null) {
                throw new EOFException("the connection ended between chunks");
            }
            long length = Long.parseLong(size.split(";")[0].strip(), 16);
            in.skipNBytes(length);
            line(in);
            if (length == 0) {
                return;
            }
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
                bytes = java.util.Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = (byte) next;
        }
        int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    }
}
