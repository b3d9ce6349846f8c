package io.kalimtak.gateway.stage;

import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import java.time.Duration;

/** What callers of our own API are told of an engine that gave no answer. */
public final class EngineProblems {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private EngineProblems() {}

    /** 503 with a time to come back where that may help, else 502. */
    public static ProblemException of(EngineException e) {
        boolean later = switch (e.kind()) {
            case RATE_LIMITED, OVERLOADED, TIMEOUT, UNREACHABLE -> true;
            case REFUSED, FAILED, BROKEN -> false;
        };
        return later
                ? ProblemException.retryLater(
                        ProblemType.UNAVAILABLE, e.getMessage(), e.retryAfter().orElse(RETRY_AFTER))
                : ProblemException.of(ProblemType.BAD_GATEWAY, e.getMessage());
    }
}
