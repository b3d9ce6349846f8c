package io.kalimtak.system.bench.streams;

import io.kalimtak.system.bench.gateway.Door;
import io.kalimtak.system.bench.gateway.HttpMessage;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A connection of one caller that is kept open from stream to stream. */
final class StreamConnection implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;
    private static final String DATA = "data: ";
    private static final String DONE = "[DONE]";

    /** As the upstream writes it and no gateway has a reason to change: JSON is not parsed, for the load shares the cores. */
    private static final String CONTENT = "\"content\":\"";

    private final Door door;
    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private StreamScript asked;
    private long askedAt;

    /** @param receiveBuffer bytes that the system takes for a caller who does not read; 0: as it likes */
    StreamConnection(Door door, int receiveBuffer) throws IOException {
        this.door = door;
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        out = socket.getOutputStream();
    }

    /** Asks for the stream and reads it. */
    Heard stream(StreamScript script) throws IOException {
        ask(script);
        return listen();
    }

    /** Asks for the stream and reads nothing of it. */
    void ask(StreamScript script) throws IOException {
        byte[] request = door.post(
                "/v1/chat/completions",
                Map.of(
                        "model",
                        "zero",
                        "stream",
                        true,
                        "messages",
                        List.of(Map.of("role", "user", "content", script.text()))));
        asked = script;
        askedAt = System.nanoTime();
        out.write(request);
    }

    /** Reads what was asked for, to its end. Throws IOException when the connection ends before the answer does. */
    Heard listen() throws IOException {
        HttpMessage head = HttpMessage.head(in);
        if (head == null) {
            throw new IOException(door.name() + " closed a connection that should be kept");
        }
        ChunkAccount account = new ChunkAccount(asked);
        long first = -1;
        boolean done = false;
        BufferedReader lines = new BufferedReader(new InputStreamReader(head.body(in), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith(DATA)) {
                continue;
            }
            String content = content(line);
            if (content != null) {
                first = first < 0 ? System.nanoTime() - askedAt : first;
                account.add(content);
            }
            done = line.startsWith(DONE, DATA.length());
        }
        return new Heard(asked, head.status(), first, account, done);
    }

    /** Null where a chunk has none, or an empty one. */
    static String content(String event) {
        int begin = event.indexOf(CONTENT) + CONTENT.length();
        if (begin < CONTENT.length()) {
            return null;
        }
        int end = event.indexOf('"', begin);
        return end <= begin ? null : event.substring(begin, end);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
