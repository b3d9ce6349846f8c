package io.kalimtak.kit.telemetry;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Map;

/**
 * Which record of a batch an event is written because of: the one with the same key. A batch has one transaction and one span,
 * and each record a trace of its own, which is to go on with what it caused.
 */
public final class Causes {
    private static final ContextKey<Map<String, Context>> BY_KEY = ContextKey.named("kalimtak-causes");

    private Causes() {}

    /** The context with the records of a batch in it, by their keys. */
    public static Context in(Context context, Map<String, Context> byKey) {
        return context.with(BY_KEY, byKey);
    }

    /** Of the record with that key, or else of what is under way on this thread. */
    public static TraceContext of(String key) {
        Context now = Context.current();
        Map<String, Context> byKey = now.get(BY_KEY);
        Context cause = byKey == null || key == null ? null : byKey.get(key);
        return TraceContext.of(cause == null ? now : cause);
    }
}
