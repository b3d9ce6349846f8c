package io.kalimtak.system.bench.streams;

import io.kalimtak.system.bench.gateway.HttpMessage;
import io.kalimtak.system.bench.gateway.LoopbackServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A language model that streams what it is told to, chunk by chunk at its pace, in OpenAI's protocol. */
final class ScriptedUpstream implements AutoCloseable {
    /** Small, so that little more than what was taken counts as sent. */
    private static final int SEND_BUFFER = 32 * 1024;

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String REFUSAL = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
    private static final String BEGIN =
            "{\"id\":\"chatcmpl-%d\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"zero\",";
    private static final String CHOICE = "\"choices\":[{\"index\":0,\"delta\":{%s},\"finish_reason\":%s}]";

    private final LongAdder sent = new LongAdder();
    private final LoopbackServer server = new LoopbackServer(this::talk, SEND_BUFFER);

    ScriptedUpstream() throws IOException {}

    int port() {
        return server.port();
    }

    /** Bytes of streams that were written until now. */
    long sent() {
        return sent.sum();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void talk(InputStream in, OutputStream socket) throws IOException {
        OutputStream out = new BufferedOutputStream(socket, 16 * 1024);
        for (HttpMessage head = HttpMessage.head(in); head != null; head = HttpMessage.head(in)) {
            String body = new String(head.body(in).readAllBytes(), StandardCharsets.UTF_8);
            StreamScript script = StreamScript.find(body).orElse(null);
            if (script == null) {
                out.write(REFUSAL.getBytes(StandardCharsets.US_ASCII));
            } else {
                stream(script, body.contains("\"include_usage\":true"), out);
            }
            out.flush();
        }
    }

    private void stream(StreamScript script, boolean usage, OutputStream out) throws IOException {
        String begin = BEGIN.formatted(script.id());
        String padding = script.padding() == 0 ? "" : ",\"obfuscation\":\"" + "x".repeat(script.padding()) + "\"";
        long first = System.nanoTime() + script.firstMillis() * 1_000_000L;
        out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        await(first);
        event(out, begin + CHOICE.formatted("\"role\":\"assistant\",\"content\":\"\"", "null") + "}");
        for (int n = 0; n < script.chunks(); n++) {
            long due = first + n * script.everyMillis() * 1_000_000L;
            if (due > System.nanoTime()) {
                out.flush();
                await(due);
            }
            event(out, begin + CHOICE.formatted("\"content\":\"" + script.piece(n) + "\"", "null") + padding + "}");
            if (script.everyMillis() > 0) {
                out.flush();
            }
        }
        event(out, begin + CHOICE.formatted("", "\"stop\"") + "}");
        if (usage) {
            event(
                    out,
                    begin
                            + "\"choices\":[],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":%d,\"total_tokens\":%d}}"
                                    .formatted(script.chunks(), script.chunks() + 20));
        }
        event(out, "[DONE]");
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void event(OutputStream out, String data) throws IOException {
        String event = "data: " + data + "\n\n";
        byte[] bytes =
                (Integer.toHexString(event.length()) + "\r\n" + event + "\r\n").getBytes(StandardCharsets.US_ASCII);
        out.write(bytes);
        sent.add(bytes.length);
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
