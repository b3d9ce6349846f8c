package io.kalimtak.gateway.privacy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A body that must not pause for longer than a limit: the client's own time limit ends with the headers. How long the
 * reader takes between two reads does not count. Throws IOException when the limit is over.
 */
final class IdleLimit extends FilterInputStream {
    private static final Logger LOG = Logger.getLogger(IdleLimit.class);

    private final Duration limit;
    private volatile boolean over;

    IdleLimit(InputStream body, Duration limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        CompletableFuture<Void> idle = new CompletableFuture<>();
        // Closing is what wakes a read that waits; an interrupt would stay with the request's thread.
        idle.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
                .thenRunAsync(this::giveUp, Thread::startVirtualThread);
        try {
            int read = super.read(into, from, length);
            if (over) {
                throw new IOException("nothing came for " + limit);
            }
            return read;
        } finally {
            idle.cancel(false);
        }
    }

    private void giveUp() {
        over = true;
        try {
            close();
        } catch (IOException e) {
            // The reader hears that the limit is over, however the connection ends.
            LOG.debugf(e, "body that paused for too long not closed");
        }
    }
}
