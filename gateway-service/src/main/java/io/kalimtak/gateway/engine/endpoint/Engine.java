package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import io.kalimtak.gateway.telemetry.GenAiCall;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** One engine: a call waits for a slot, passes the circuit, and is tried again where that is safe. */
final class Engine {
    private final String name;
    private final Connection connection;
    private final Circuit circuit;
    private final Slots slots;
    private final EngineWatch watch;
    private final ScheduledExecutorService timer;

    Engine(String name, Connection connection, EngineWatch watch, ScheduledExecutorService timer) {
        EnginesConfig.Endpoint settings = connection.settings();
        this.name = name;
        this.connection = connection;
        this.circuit = new Circuit(name, settings.circuit());
        this.slots = new Slots(settings.concurrency(), settings.queue(), settings.queueWithin());
        this.watch = watch;
        this.timer = timer;
        watch.metrics().watch(slots, circuit);
    }

    /** The model that it is asked for when a call names none. */
    String model() {
        return connection.settings().model();
    }

    /** A whole answer. */
    Answer ask(Asked asked, String model) throws EngineException {
        GenAiCall told = watch.begin(asked, model, false);
        Asked sent = asked.in(told.trace());
        return placed(told, place -> {
            ObjectNode answer = tries().repeat(left -> passed(passage -> {
                try (Exchange exchange = new Exchange(connection, sent, false, left, timer)) {
                    ObjectNode body = exchange.whole();
                    passage.succeeded();
                    return body;
                }
            }));
            told.saw(answer);
            place.answered();
            return new Answer(name, model, answer);
        });
    }

    /** A stream whose first event has come. */
    EventStream stream(Asked asked, String model) throws EngineException {
        GenAiCall told = watch.begin(asked, model, true);
        Asked sent = asked.in(told.trace());
        return placed(
                told,
                place -> tries().repeat(left -> passed(passage -> {
                    Exchange exchange = new Exchange(connection, sent, true, left, timer);
                    long begun = System.nanoTime();
                    boolean open = false;
                    try {
                        ObjectNode first = exchange.first();
                        watch.metrics().firstToken(Duration.ofNanos(System.nanoTime() - begun));
                        told.firstChunk();
                        passage.answers();
                        open = true;
                        Answer source = new Answer(name, model, first);
                        return new OpenStream(source, exchange, connection.failures(), place, passage, told).watched();
                    } finally {
                        if (!open) {
                            exchange.abort();
                            exchange.close();
                        }
                    }
                })));
    }

    void close() {
        connection.http().close();
    }

    @FunctionalInterface
    private interface Within<P, T> {
        T work(P given) throws EngineException;
    }

    /** Work that fails frees its place; work that does not may keep it. */
    private <T> T placed(GenAiCall told, Within<Place, T> work) throws EngineException {
        Failures failures = connection.failures();
        if (circuit.isOpen()) {
            throw refused(told, failures.overloaded("is left alone for a while, for its calls failed"));
        }
        if (!slots.take()) {
            throw refused(told, failures.overloaded("has as many calls as it may and a queue that did not move"));
        }
        Place place = new Place(slots, watch.metrics(), told);
        Kind failed = Kind.BROKEN;
        boolean done = false;
        try {
            T result = work.work(place);
            done = true;
            return result;
        } catch (EngineException e) {
            failed = e.kind();
            throw e;
        } finally {
            if (!done) {
                place.failed(failed);
            }
        }
    }

    private EngineException refused(GenAiCall told, EngineException failure) {
        watch.metrics().failed(failure.kind());
        told.failed(failure.kind().label());
        return failure;
    }

    /** Work that fails tells the circuit; work that does not tells it itself. */
    private <T> T passed(Within<Circuit.Passage, T> work) throws EngineException {
        Circuit.Passage passage = circuit.enter();
        if (passage == null) {
            throw connection.failures().overloaded("is left alone for a while, for its calls failed");
        }
        boolean done = false;
        try {
            T result = work.work(passage);
            done = true;
            return result;
        } catch (EngineException e) {
            passage.failed(e);
            throw e;
        } finally {
            if (!done) {
                // Has no effect when it ended already.
                passage.givenUp();
            }
        }
    }

    private Tries tries() {
        return new Tries(connection.settings(), circuit, watch.metrics());
    }
}
