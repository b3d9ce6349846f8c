package io.kalimtak.gateway.engine.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the data of server-sent events (html.spec.whatwg.org/multipage/server-sent-events.html), and nothing ahead of what
 * came. Lines are told apart as bytes, so no border of a chunk can cut a character. Names, ids and retry times of events are
 * passed over: the protocol has all in the data.
 */
final class ServerSentEvents {
    private static final int BUFFER = 8192;
    private static final String DATA = "data";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** A line or an event is longer than any that is expected. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        private TooLongException() {
            super("longer than any event that is expected");
        }
    }

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private boolean afterReturn;
    private boolean begun;

    /** @param longest bytes of a line, and characters of an event, that are read at most */
    ServerSentEvents(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next event's data, its lines joined by line feeds; null at the end, where an event without its blank line is none. */
    String next() throws IOException {
        StringBuilder data = null;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (data != null) {
                    return data.toString();
                }
            } else if (isData(line)) {
                data = data == null ? new StringBuilder() : data.append('\n');
                data.append(value(line));
                if (data.length() > longest) {
                    throw new TooLongException();
                }
            }
        }
        return null;
    }

    private static boolean isData(String line) {
        return line.equals(DATA) || line.startsWith(DATA + ":");
    }

    private static String value(String line) {
        String value = line.substring(Math.min(line.length(), DATA.length() + 1));
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    /** Without its end, which is CR LF, LF or CR; null at the end, what stands there without one is dropped. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = read(); next >= 0; next = read()) {
            // After a CR one does not wait for the LF that may follow: the event is complete, and the rest may take
            // long.
            boolean restOfEnd = afterReturn && next == '\n';
            afterReturn = next == '\r';
            if (restOfEnd) {
                continue;
            }
            if (next == '\r' || next == '\n') {
                return text(line);
            }
            if (line.size() == longest) {
                throw new TooLongException();
            }
            line.write(next);
        }
        return null;
    }

    private String text(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        boolean marked = !begun && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        begun = true;
        return marked ? text.substring(1) : text;
    }

    private int read() throws IOException {
        if (at == end) {
            end = in.read(buffer);
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xff;
    }
}
