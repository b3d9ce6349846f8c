package io.kalimtak.gateway.telemetry;

import io.kalimtak.kit.telemetry.TelemetryNames;
import io.opentelemetry.api.trace.Span;
import java.util.UUID;

/** Tells the request's span what its answer can be found by. Nobody's id: the interaction leads to the person only for who may look. */
public final class AnswerSpan {
    private AnswerSpan() {}

    public static void tell(UUID interaction, String version, String route, String arm) {
        Span span = Span.current();
        if (span.isRecording()) {
            span.setAttribute(TelemetryNames.INTERACTION_ID, interaction.toString());
            span.setAttribute(TelemetryNames.MODEL_VERSION, version);
            span.setAttribute(TelemetryNames.ROUTE, route);
            span.setAttribute(TelemetryNames.ARM, arm);
        }
    }
}
