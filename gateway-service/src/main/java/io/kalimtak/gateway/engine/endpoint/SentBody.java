package io.kalimtak.gateway.engine.endpoint;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A JSON body that is sent once and knows whether it was: before, a failure is one of the connection and nobody has begun to
 * work. To send it once also keeps the HTTP client from repeating the request on its own.
 */
final class SentBody extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] bytes;
    private final Runnable whenBegun;
    private volatile boolean begun;

    /** @param whenBegun run once, when there is a connection and the request goes out */
    SentBody(byte[] bytes, Runnable whenBegun) {
        this.bytes = bytes;
        this.whenBegun = whenBegun;
    }

    boolean begun() {
        return begun;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        begun = true;
        whenBegun.run();
        sink.write(bytes);
    }
}
