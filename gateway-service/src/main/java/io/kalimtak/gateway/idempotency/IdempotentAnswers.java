package io.kalimtak.gateway.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.generate.GenerateRequest;
import io.kalimtak.gateway.generate.GenerateResponse;
import io.kalimtak.gateway.keys.ApiKey;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.ApiKeys;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** Does the work of a request once for one Idempotency-Key and one API key, and replays the answer afterwards. */
@ApplicationScoped
public class IdempotentAnswers {
    private static final Logger LOG = Logger.getLogger(IdempotentAnswers.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ClaimStore claims;
    private final Pseudonyms pseudonyms;
    private final ObjectMapper json;

    IdempotentAnswers(ClaimStore claims, Pseudonyms pseudonyms, ObjectMapper json) {
        this.claims = claims;
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    /**
     * The first answer under this key.
     *
     * @param work takes the interaction id to answer under, and when the answer counts as made
     */
    public GenerateResponse once(
            ApiKey key,
            String idempotencyKey,
            GenerateRequest request,
            BiFunction<UUID, Instant, GenerateResponse> work) {
        try {
            String sha256 = ApiKeys.hash(json.writeValueAsString(request));
            String subject = request.userId() == null ? null : pseudonyms.subject(request.userId());
            return switch (claims.claim(key, idempotencyKey, sha256, subject)) {
                case Claim.Granted granted -> work(key, idempotencyKey, granted, work);
                case Claim.Answered answered -> json.readValue(answered.json(), GenerateResponse.class);
                case Claim.Busy ignored ->
                    throw ProblemException.retryLater(
                            ProblemType.CONFLICT,
                            "A request with this Idempotency-Key is being answered. Ask again in a moment.",
                            RETRY_AFTER);
                case Claim.Different ignored ->
                    throw ProblemException.of(
                            ProblemType.UNPROCESSABLE,
                            "This Idempotency-Key was used for another request. Take a new key for a new request.");
            };
        } catch (SQLException e) {
            LOG.errorf("idempotency not available state=%s", e.getSQLState());
            throw ProblemException.retryLater(
                    ProblemType.UNAVAILABLE,
                    "Requests with an Idempotency-Key cannot be taken right now. Try again, or send it without the key.",
                    RETRY_AFTER);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request or an answer is no JSON", e);
        }
    }

    private GenerateResponse work(
            ApiKey key, String idempotencyKey, Claim.Granted granted, BiFunction<UUID, Instant, GenerateResponse> work)
            throws SQLException, JsonProcessingException {
        GenerateResponse answer;
        try {
            answer = work.apply(granted.interactionId(), granted.createdAt());
        } catch (RuntimeException e) {
            claims.release(key, idempotencyKey);
            throw e;
        }
        if (answer.logged()) {
            claims.complete(key, idempotencyKey, json.writeValueAsString(answer));
        } else {
            // Of a person who allows no collection nothing is kept, this answer neither; doing it again doubles
            // nothing.
            claims.forget(key, idempotencyKey);
        }
        return answer;
    }

    /**
     * Forgets a person's answers up to a moment; the number of them. In the caller's transaction. Throws
     * IllegalStateException, with the SQL failure as its cause, when the database does not do it.
     */
    public long erase(String subjectId, Instant before) {
        try {
            return claims.erase(subjectId, before);
        } catch (SQLException e) {
            throw new IllegalStateException("idempotency answers cannot be erased", e);
        }
    }

    @Scheduled(every = "10m", delayed = "1m")
    void expire() {
        try {
            LOG.debugf("idempotency answers expired count=%d", claims.expire());
        } catch (SQLException e) {
            LOG.warnf("idempotency answers not expired, next try in ten minutes state=%s", e.getSQLState());
        }
    }
}
