package io.kalimtak.gateway.bodies;

import io.kalimtak.gateway.GatewayConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How large bodies may be, each and together. Large ones are held several times over while they are read and passed on, so that a
 * few callers with pictures could end the process for everybody.
 */
@ApplicationScoped
class BodyLimits {
    private static final String CHATS = "/v1/";

    private final AtomicLong inWork = new AtomicLong();
    private final GatewayConfig.Bodies config;

    BodyLimits(GatewayConfig config, MeterRegistry metrics) {
        this.config = config.bodies();
        Gauge.builder("kalimtak_gateway_large_bodies_bytes", inWork, AtomicLong::get)
                .description("Bytes of bodies over the usual limit that are in work")
                .register(metrics);
    }

    /** Bytes that any call takes; a larger body needs room. */
    long usual() {
        return config.maxSize().asLongValue();
    }

    /** Bytes that the call of this path takes. */
    long of(String path) {
        return path.startsWith(CHATS) ? Math.max(usual(), config.maxChatSize().asLongValue()) : usual();
    }

    /**
     * Takes room for a large body; one alone always finds room.
     *
     * @return whether there was room; what was taken is to be given back
     */
    boolean take(long bytes) {
        return fits(inWork.getAndUpdate(had -> fits(had, bytes) ? had + bytes : had), bytes);
    }

    void giveBack(long bytes) {
        inWork.addAndGet(-bytes);
    }

    /** Bytes of large bodies in work. */
    long inWork() {
        return inWork.get();
    }

    private boolean fits(long had, long bytes) {
        return had == 0 || had + bytes <= config.largeInWork().asLongValue();
    }
}
