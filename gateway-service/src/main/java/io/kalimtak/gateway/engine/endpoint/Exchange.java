package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.Call;
import okhttp3.Response;

/** One attempt: a request, its time limits and what comes back. Used by one thread, but for {@link #abort}. */
final class Exchange implements AutoCloseable {
    private static final String EVENTS = "text/event-stream";
    private static final String DONE = "[DONE]";
    private static final String TOO_SLOW = "did not answer in time";

    private final EnginesConfig.Endpoint settings;
    private final Failures failures;
    private final Replies replies;
    private final String path;
    private final Shape shape;
    private final SentBody body;
    private final Call call;
    private final TimeLimits limits;
    private volatile Duration answerWithin;
    private volatile Runnable whenOver = () -> {};
    private Response response;
    private ServerSentEvents events;
    private boolean last;

    /**
     * @param whole what is left of the time for the whole call
     * @param stream whether events are expected
     */
    Exchange(Connection connection, Asked asked, boolean stream, Duration whole, ScheduledExecutorService timer)
            throws EngineException {
        this.settings = connection.settings();
        this.failures = connection.failures();
        this.replies = connection.replies();
        this.path = asked.path();
        this.shape = asked.shape();
        this.body = new SentBody(asked.body(), this::begun);
        try {
            this.call = connection.http().call(asked, body, stream);
        } catch (IllegalStateException e) {
            throw failures.misconfigured(e.getMessage());
        }
        this.limits = new TimeLimits(timer, whole, this::over);
    }

    /** The whole answer. */
    ObjectNode whole() throws EngineException {
        send(null);
        try {
            ObjectNode answer = replies.whole(response, shape);
            limits.end();
            return answer;
        } catch (IOException e) {
            throw ended();
        }
    }

    /** The first event of a stream. */
    ObjectNode first() throws EngineException {
        send(settings.firstTokenWithin());
        if (!response.header("Content-Type", "").toLowerCase(Locale.ROOT).startsWith(EVENTS)) {
            throw failures.broken("answered with something else than a stream");
        }
        events = new ServerSentEvents(response.body().byteStream(), shape.longestEvent());
        ObjectNode first = event();
        limits.rest();
        if (first == null) {
            throw failures.broken("sent a stream without events");
        }
        return first;
    }

    /** The next event; null after the last, and the connection is free for others then. */
    ObjectNode next() throws EngineException {
        if (last) {
            return null;
        }
        limits.begin(settings.betweenTokens());
        ObjectNode next = event();
        limits.rest();
        return next;
    }

    /** What is run, by the timer's thread, when a limit is over and the call is aborted. */
    void whenOver(Runnable action) {
        whenOver = action;
        if (limits.over()) {
            // It was over before there was anything to run. Twice does no harm.
            action.run();
        }
    }

    /** Ends the call and wakes who waits for it. For any thread. */
    void abort() {
        call.cancel();
    }

    @Override
    public void close() {
        limits.end();
        if (response != null) {
            response.close();
        }
    }

    /** @param within until the answer, null: no limit but the whole */
    private void send(Duration within) throws EngineException {
        answerWithin = within;
        limits.begin(settings.connectWithin());
        try {
            response = call.execute();
        } catch (IOException e) {
            throw body.begun() ? ended() : failures.notConnected(e);
        }
        if (!response.isSuccessful()) {
            throw replies.refusal(response, path);
        }
    }

    private void begun() {
        if (answerWithin == null) {
            limits.rest();
        } else {
            limits.begin(answerWithin);
        }
    }

    private void over() {
        call.cancel();
        whenOver.run();
    }

    private ObjectNode event() throws EngineException {
        try {
            for (String data = events.next(); data != null; data = events.next()) {
                if (data.strip().equals(DONE)) {
                    if (shape.endsByWord()) {
                        return null;
                    }
                } else if (!data.isBlank()) {
                    ObjectNode event = replies.event(data, shape);
                    last = shape.isLast(event);
                    return event;
                }
            }
        } catch (ServerSentEvents.TooLongException e) {
            throw failures.broken("sent an event that is " + e.getMessage());
        } catch (IOException e) {
            throw ended();
        }
        throw limits.over() ? failures.timeout(TOO_SLOW) : failures.broken("ended its stream early");
    }

    private EngineException ended() {
        return limits.over() ? failures.timeout(TOO_SLOW) : failures.broken("ended the connection early");
    }
}
