package io.kalimtak.gateway.engine.endpoint;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Keeps requests off connections that the endpoint has closed meanwhile. Servers of models close idle ones after seconds
 * (uvicorn, llama.cpp and Node after 5), the HTTP client looks only at those that were idle for 10, and a request that was
 * sent is not sent again. So it is looked at before anything is sent, unless the connection was taken a moment ago: a look
 * takes a millisecond, which calls under load need not pay.
 */
final class LiveConnections {
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final int LOOK_MILLIS = 1;

    private final Map<Connection, Long> taken = Collections.synchronizedMap(new WeakHashMap<>());

    /** Nothing was sent. */
    private static final class ClosedMeanwhileException extends IOException {
        private static final long serialVersionUID = 1L;

        private ClosedMeanwhileException() {
            super("the endpoint has closed this connection");
        }
    }

    /** Around a whole call: takes the next connection when one was found closed, which happens once for each. */
    Response retaken(Interceptor.Chain chain) throws IOException {
        while (true) {
            try {
                return chain.proceed(chain.request());
            } catch (ClosedMeanwhileException e) {
                if (chain.call().isCanceled()) {
                    throw e;
                }
            }
        }
    }

    /** Where the connection is chosen and nothing is sent yet. */
    Response checked(Interceptor.Chain chain) throws IOException {
        Connection connection = chain.connection();
        long now = System.nanoTime();
        Long before = taken.put(connection, now);
        boolean look = before != null && now - before > MOMENT.toNanos();
        // With HTTP/2 others read from it, and the client hears of its end by itself.
        if (look && connection.protocol() == Protocol.HTTP_1_1 && isClosed(connection.socket())) {
            throw new ClosedMeanwhileException();
        }
        return chain.proceed(chain.request());
    }

    private static boolean isClosed(Socket socket) throws IOException {
        int limit = socket.getSoTimeout();
        try {
            socket.setSoTimeout(LOOK_MILLIS);
            // The end, or bytes that nobody asked for, which are no answer to what is sent next.
            socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException e) {
            socket.setSoTimeout(limit);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
