package io.kalimtak.system.bench.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** A connection of one caller that is kept open. */
final class Connection implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;

    private final Target target;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Connection(Target target) throws IOException {
        this.target = target;
        socket = new Socket(InetAddress.getLoopbackAddress(), target.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        out = socket.getOutputStream();
    }

    /** Asks number {@code index} of the target's requests, which begin anew at the end. Throws when it is not answered 200. */
    void ask(long index) throws IOException {
        out.write(target.requests().get((int) (index % target.requests().size())));
        HttpMessage answer = HttpMessage.read(in);
        if (answer == null) {
            throw new IOException(target.name() + " closed a connection that should be kept");
        }
        if (answer.status() != 200) {
            throw new IOException(target.name() + " answered " + answer.firstLine());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
