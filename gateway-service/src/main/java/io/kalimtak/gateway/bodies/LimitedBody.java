package io.kalimtak.gateway.bodies;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** A body that may turn out too large while it is read. */
final class LimitedBody extends FilterInputStream {
    private final Supplier<? extends RuntimeException> tooLarge;
    private long left;

    LimitedBody(InputStream body, long limit, Supplier<? extends RuntimeException> tooLarge) {
        super(body);
        this.left = limit;
        this.tooLarge = tooLarge;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw tooLarge.get();
        }
    }
}
