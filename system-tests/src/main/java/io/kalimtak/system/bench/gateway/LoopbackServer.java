package io.kalimtak.system.bench.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server on 127.0.0.1 with a virtual thread for each connection, from when it is made: upstreams of gateways. */
public final class LoopbackServer implements AutoCloseable {
    private static final int BACKLOG = 512;

    /** Has a connection to its end. */
    @FunctionalInterface
    public interface Talk {
        /** Returns when the other side has closed. Throws IOException when it closed in the middle, which is its own affair. */
        void with(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final Talk talk;
    private final int sendBuffer;

    /** @param sendBuffer bytes that the system keeps of what was written and not yet taken; 0: as it likes */
    public LoopbackServer(Talk talk, int sendBuffer) throws IOException {
        this.talk = talk;
        this.sendBuffer = sendBuffer;
        Thread.ofPlatform().daemon().name("upstream").start(this::accept);
    }

    /** On 127.0.0.1. */
    public int port() {
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
                    throw new UncheckedIOException("the upstream cannot accept connections", e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            if (sendBuffer > 0) {
                socket.setSendBufferSize(sendBuffer);
            }
            talk.with(new BufferedInputStream(socket.getInputStream(), 16 * 1024), socket.getOutputStream());
        } catch (IOException e) {
            // The gateway closed the connection in the middle; the caller, if there is one, will tell.
        }
    }
}
