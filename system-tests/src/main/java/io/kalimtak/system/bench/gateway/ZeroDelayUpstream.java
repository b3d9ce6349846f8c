package io.kalimtak.system.bench.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A language model that answers at once and always the same, in OpenAI's protocol. */
final class ZeroDelayUpstream implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final String CONTENT = "# Task\\nWrite what was asked for. ".repeat(30);
    private static final String BODY = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"zero","choices":[{"index":0,\
            "message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":20,"completion_tokens":240,"total_tokens":260}}""".formatted(CONTENT);

    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listening;

    private ZeroDelayUpstream(ServerSocket listening) {
        this.listening = listening;
    }

    /** One that answers from now on. */
    static ZeroDelayUpstream start() throws IOException {
        ZeroDelayUpstream upstream =
                new ZeroDelayUpstream(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("upstream").start(upstream::accept);
        return upstream;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Stops listening; connections end with their callers. */
    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new java.io.UncheckedIOException("the upstream cannot accept connections", e);
                }
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            while (HttpMessage.read(in) != null) {
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException e) {
            // The gateway closed the connection in the middle; the caller, if there is one, will tell.
        }
    }
}
