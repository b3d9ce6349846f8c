package io.kalimtak.kit.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Where something belongs among traces, in W3C's form (w3.org/TR/trace-context). It is read and written whether traces are
 * recorded here or not: a caller's own trace goes on to the last service either way.
 *
 * @param traceparent null: it belongs to no trace
 * @param tracestate of other vendors, at most 512 characters; null or empty: none
 */
public record TraceContext(String traceparent, String tracestate) {
    public static final TraceContext NONE = new TraceContext(null, null);

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final TextMapGetter<UnaryOperator<String>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(UnaryOperator<String> carrier) {
            return List.of(PARENT, STATE);
        }

        @Override
        public String get(UnaryOperator<String> carrier, String key) {
            return carrier.apply(key);
        }
    };

    /** Of what is under way on this thread. */
    public static TraceContext current() {
        return of(Context.current());
    }

    /** Of a span, or of the caller's where nothing is recorded. */
    public static TraceContext of(Context context) {
        if (!Span.fromContext(context).getSpanContext().isValid()) {
            return NONE;
        }
        String[] written = new String[2];
        W3CTraceContextPropagator.getInstance().inject(context, written, (into, name, value) -> {
            into[name.equals(PARENT) ? 0 : 1] = value;
        });
        return new TraceContext(written[0], written[1]);
    }

    /** What headers say, given by name; {@link #NONE} where they say nothing or not in the standard's form. */
    public static TraceContext read(UnaryOperator<String> headers) {
        return of(context(headers));
    }

    /** What headers say, as a parent of spans; the root where they say nothing or not in the standard's form. */
    public static Context context(UnaryOperator<String> headers) {
        return headers.apply(PARENT) == null ? Context.root() : extracted(headers);
    }

    private static Context extracted(UnaryOperator<String> headers) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
    }

    /** As a parent of spans; the root where there is none. */
    public Context context() {
        return isNone()
                ? Context.root()
                : extracted(name -> name.equals(PARENT) ? traceparent : name.equals(STATE) ? tracestate : null);
    }

    public boolean isNone() {
        return traceparent == null;
    }

    /** Gives each header that there is, name and value. */
    public void writeTo(BiConsumer<String, String> headers) {
        if (isNone()) {
            return;
        }
        headers.accept(PARENT, traceparent);
        if (tracestate != null && !tracestate.isEmpty()) {
            headers.accept(STATE, tracestate);
        }
    }

    /** One string for a column, null for none: the first header, and after a space the second where there is one. */
    public String stored() {
        return isNone() || tracestate == null || tracestate.isEmpty() ? traceparent : traceparent + " " + tracestate;
    }

    /** What {@link #stored} gave; {@link #NONE} for null, which rows of earlier releases have. */
    public static TraceContext ofStored(String stored) {
        if (stored == null) {
            return NONE;
        }
        int space = stored.indexOf(' ');
        return space < 0
                ? new TraceContext(stored, null)
                : new TraceContext(stored.substring(0, space), stored.substring(space + 1));
    }
}
