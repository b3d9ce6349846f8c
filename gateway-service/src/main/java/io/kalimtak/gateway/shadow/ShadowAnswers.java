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
                new BackgroundWork.Limits(
                        shadow.concurrency(), shadow.queue(), shadow.queueCharacters(), shadow.coreShare()),
                new Answers(answering, metrics));
    }

    private record Answers(AnswerInShadow answering, ShadowMetrics metrics) implements BackgroundWork.Work<Shadowed> {
        @Override
        public void work(Shadowed copy) {
            answering.answer(copy);
        }

        @Override
        public void dropped(Shadowed copy) {
            metrics.count(ShadowMetrics.Outcome.DROPPED);
        }

        @Override
        public boolean usesCore(Shadowed copy) {
            return copy.arm().isEmbedded();
        }

        @Override
        public long size(Shadowed copy) {
            return copy.characters();
        }
    }

    /** Hands a copy over; takes no time and never fails. */
    public void offer(Shadowed copy) {
        background.offer(copy);
    }

    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        background.stop();
    }
}
