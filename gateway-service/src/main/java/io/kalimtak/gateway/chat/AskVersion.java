package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.generate.MakePrompt;
import jakarta.enterprise.context.ApplicationScoped;

/** Has a version answer a chat: one of the embedded engine by its newest message, a model at an endpoint by the body as it is. */
@ApplicationScoped
class AskVersion {
    private final MakePrompt making;
    private final Engines engines;

    AskVersion(MakePrompt making, Engines engines) {
        this.making = making;
        this.engines = engines;
    }

    /** A whole completion, in the protocol's form. */
    ObjectNode whole(Started started, String traceparent) throws EngineException {
        if (started.arm().isEmbedded()) {
            return EmbeddedCompletion.whole(
                    started, making.make(started.arm(), started.request().asked()));
        }
        return engines.ask(started.arm().engine(), call(started, traceparent)).body();
    }

    /** The chunks of a completion, in the protocol's form, the usage with the last. */
    EventStream stream(Started started, String traceparent) throws EngineException {
        if (started.arm().isEmbedded()) {
            return EmbeddedCompletion.stream(
                    started, making.make(started.arm(), started.request().asked()));
        }
        return engines.stream(started.arm().engine(), call(started, traceparent));
    }

    private static Call call(Started started, String traceparent) {
        return new Call(started.arm().model(), started.request().body(), traceparent);
    }
}
