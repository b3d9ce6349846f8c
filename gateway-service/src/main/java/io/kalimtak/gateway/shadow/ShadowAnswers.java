package io.kalimtak.gateway.shadow;

import io.kalimtak.gateway.GatewayConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;

/** Takes copies of answered requests and has them answered in the background; what waits when the gateway stops is dropped. */
@ApplicationScoped
public class ShadowAnswers {
    private final BackgroundWork<Shadowed> background;

    ShadowAnswers(GatewayConfig config, AnswerInShadow answering, ShadowMetrics metrics) {
        GatewayConfig.Shadow shadow = config.shadow();
        this.background = new BackgroundWork<>(
                "shadow",
                new BackgroundWork.Limits(shadow.concurrency(), shadow.queue(), shadow.coreShare()),
                answering::answer,
                copy -> metrics.count(ShadowMetrics.Outcome.DROPPED));
    }

    /** Hands a copy over; takes no time and never fails. */
    public void offer(Shadowed copy) {
        background.offer(copy);
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        background.stop();
    }
}
