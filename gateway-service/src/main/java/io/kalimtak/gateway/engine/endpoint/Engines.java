package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import io.kalimtak.gateway.telemetry.GenAi;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.UnaryOperator;
import okhttp3.Dns;

/**
 * Engines at endpoints, by name. An engine that gives no answer is followed by its fallbacks, in order, each with the model
 * of its own; a request that is refused for what is in it is not, for another engine would be asked the same. All methods
 * block; they are made for virtual threads. They throw IllegalArgumentException for an engine that is not configured.
 */
@Startup
@ApplicationScoped
public class Engines {
    /** The path of responses, the protocol's newer form of chats. */
    public static final String RESPONSES = "responses";

    /** The endpoint's or our account's trouble rather than the request's: key, credit, permission, model or path. */
    private static final Set<Integer> NOT_THE_REQUEST = Set.of(401, 402, 403, 404, 405);

    private final Map<String, Engine> engines = new HashMap<>();
    private final Map<String, List<String>> orders = new HashMap<>();
    private final ScheduledThreadPoolExecutor timer;
    private final Bodies bodies;

    @Inject
    public Engines(EnginesConfig config, ObjectMapper json, Clock clock, MeterRegistry metrics, GenAi genAi) {
        this(config, json, clock, new EngineWatch.Made(metrics, genAi), System::getenv, Dns.SYSTEM);
    }

    /** Throws IllegalStateException, which names the key, when settings cannot work. */
    Engines(
            EnginesConfig config,
            ObjectMapper json,
            Clock clock,
            EngineWatch.Made watches,
            UnaryOperator<String> environment,
            Dns dns) {
        this.bodies = new Bodies(json);
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("engine-time-limits").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        config.named().forEach((name, settings) -> {
            EngineSettings checked = new EngineSettings(name, settings);
            EngineKey key = new EngineKey(settings, environment);
            checked.check(key);
            Failures failures = new Failures(name);
            EndpointHttp http = new EndpointHttp(settings, key, checked.trusted(), dns);
            Connection connection = new Connection(settings, http, new Replies(json, failures, clock), failures);
            engines.put(name, new Engine(name, connection, watches.of(name, settings), timer));
        });
        Fallbacks fallbacks = new Fallbacks(config.named());
        engines.keySet().forEach(name -> orders.put(name, fallbacks.from(name)));
    }

    /** Whether there is one of that name. */
    public boolean has(String engine) {
        return engines.containsKey(engine);
    }

    /**
     * Throws IllegalStateException, which stops the start, when a setting names an engine that is not configured.
     *
     * @param key of the setting
     */
    public void check(String key, Optional<String> engine) {
        engine.filter(name -> !has(name)).ifPresent(name -> {
            throw new IllegalStateException(key + " names " + name + ", which is not configured; set"
                    + " kalimtak.gateway.engines." + name + ".base-url");
        });
    }

    /** Asks for a whole answer of chat: the body as it is but for model and stream. */
    public Answer ask(String engine, Call call) throws EngineException {
        return first(engine, call, (one, model) -> {
            byte[] body = bodies.whole(call.body(), model);
            return one.ask(Asked.of(Asked.CHAT, body, call), model);
        });
    }

    /**
     * Asks for a stream of chat, which ends with what it used. Returns when the first event has come: until then fallbacks are
     * possible.
     */
    public EventStream stream(String engine, Call call) throws EngineException {
        return first(engine, call, (one, model) -> {
            byte[] body = bodies.stream(call.body(), model);
            return one.stream(Asked.of(Asked.CHAT, body, call), model);
        });
    }

    /**
     * Asks for a whole answer at another path below the base URL, such as "embeddings" or {@link #RESPONSES}. Throws REFUSED
     * with an error of code path_not_offered where the endpoint has no such path.
     */
    public Answer post(String engine, String path, Call call) throws EngineException {
        return first(engine, call, (one, model) -> {
            byte[] body = bodies.other(call.body(), model);
            return one.ask(Asked.of(path, body, call), model);
        });
    }

    /**
     * Asks for a stream at another path, as {@link #post} does; it ends with the event that has the whole answer. Throws
     * IllegalArgumentException for a path other than {@link #RESPONSES}.
     */
    public EventStream stream(String engine, String path, Call call) throws EngineException {
        if (!RESPONSES.equals(path)) {
            throw new IllegalArgumentException("no path with streams");
        }
        return first(engine, call, (one, model) -> {
            byte[] body = bodies.otherStream(call.body(), model);
            return one.stream(Asked.of(path, body, call), model);
        });
    }

    @PreDestroy
    void close() {
        engines.values().forEach(Engine::close);
        timer.shutdownNow();
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(Engine engine, String model) throws EngineException;
    }

    private <T> T first(String name, Call call, Asking<T> asking) throws EngineException {
        if (!has(name)) {
            throw new IllegalArgumentException("no engine of that name is configured");
        }
        EngineException failure = null;
        for (String next : call.alone() ? List.of(name) : orders.get(name)) {
            Engine engine = engines.get(next);
            boolean named = next.equals(name) && call.model() != null;
            try {
                return asking.ask(engine, named ? call.model() : engine.model());
            } catch (EngineException e) {
                if (isOfTheRequest(e)) {
                    throw e;
                }
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        throw failure;
    }

    private static boolean isOfTheRequest(EngineException failure) {
        return failure.kind() == Kind.REFUSED && !NOT_THE_REQUEST.contains(failure.status());
    }
}
