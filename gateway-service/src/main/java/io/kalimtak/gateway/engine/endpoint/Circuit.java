package io.kalimtak.gateway.engine.endpoint;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Leaves an engine alone that fails. A refusal of a request (4xx) is an answer, a 429 says nothing about its health, and a
 * call that was given up by its caller says nothing either.
 */
final class Circuit {
    private static final Logger LOG = Logger.getLogger(Circuit.class);
    private static final int PERCENT = 100;
    private static final Set<Kind> FAILURES = Set.of(Kind.UNREACHABLE, Kind.TIMEOUT, Kind.FAILED, Kind.BROKEN);

    private final CircuitBreaker breaker;

    Circuit(String engine, EnginesConfig.Circuit settings) {
        this.breaker = CircuitBreaker.of(
                engine,
                CircuitBreakerConfig.custom()
                        .failureRateThreshold((float) (PERCENT * settings.failureShare()))
                        .slidingWindow(
                                settings.lastCalls(),
                                settings.leastCalls(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .waitDurationInOpenState(settings.openFor())
                        .permittedNumberOfCallsInHalfOpenState(settings.trials())
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warnf(
                        "circuit of an engine changed engine=%s state=%s",
                        engine, event.getStateTransition().getToState()));
    }

    /** Whether calls are let through, all or some. */
    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    boolean isHalfOpen() {
        return breaker.getState() == CircuitBreaker.State.HALF_OPEN;
    }

    /** Lets a call through; null when it does not. */
    Passage enter() {
        return breaker.tryAcquirePermission() ? new Passage() : null;
    }

    /** One attempt, which ends once. */
    final class Passage {
        private final AtomicBoolean ended = new AtomicBoolean();

        /**
         * The first event of a stream has come. In a trial that is enough: others would be kept out for as long as the
         * whole stream takes.
         */
        void answers() {
            if (isHalfOpen()) {
                succeeded();
            }
        }

        void succeeded() {
            if (ended.compareAndSet(false, true)) {
                // Without a duration: how long an answer takes is its length, not the engine's health.
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            }
        }

        void failed(EngineException failure) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            if (FAILURES.contains(failure.kind())) {
                breaker.onError(0, TimeUnit.NANOSECONDS, failure);
            } else if (failure.kind() == Kind.REFUSED) {
                breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            } else {
                breaker.releasePermission();
            }
        }

        void givenUp() {
            if (ended.compareAndSet(false, true)) {
                breaker.releasePermission();
            }
        }
    }
}
