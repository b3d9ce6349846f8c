package io.kalimtak.gateway.audit;

import io.kalimtak.gateway.keys.ApiKey;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Writes the trail. No entry, no call: what cannot be recorded is not done. */
@ApplicationScoped
class AuditTrail {
    private static final Logger LOG = Logger.getLogger(AuditTrail.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** Where the words stand in /api/privacy/users/{user_id}. */
    private static final int PRIVACY = 2;

    private static final int PERSON = 4;

    private final AuditStore store;
    private final Pseudonyms pseudonyms;
    private final Supplier<UUID> ids;
    private final Clock clock;

    AuditTrail(AuditStore store, Pseudonyms pseudonyms, Supplier<UUID> ids, Clock clock) {
        this.store = store;
        this.pseudonyms = pseudonyms;
        this.ids = ids;
        this.clock = clock;
    }

    /** Records that something was asked; gives the call's id. Throws a 503 problem when that cannot be recorded. */
    UUID asked(ApiKey key, String method, String path) {
        UUID callId = ids.get();
        try {
            store.append(entry(callId, "asked", key, method, path, null));
            return callId;
        } catch (SQLException e) {
            LOG.errorf("audit trail not available, call refused state=%s", e.getSQLState());
            throw ProblemException.retryLater(
                    ProblemType.UNAVAILABLE,
                    "The call could not be recorded in the audit trail and so was not made. Try again in a moment.",
                    RETRY_AFTER);
        }
    }

    /** Records the outcome. The answer goes out also when this fails, for the work is done; the log says so. */
    void answered(UUID callId, ApiKey key, String method, String path, int status) {
        end(entry(callId, "answered", key, method, path, status));
    }

    /** Records a call that was refused before any work: the wrong role, too many calls. */
    void refused(ApiKey key, String method, String path, int status) {
        end(entry(ids.get(), "refused", key, method, path, status));
    }

    private void end(AuditEntry entry) {
        try {
            store.append(entry);
        } catch (SQLException e) {
            LOG.errorf(
                    "outcome not recorded in the audit trail call_id=%s status=%d state=%s",
                    entry.callId(), entry.status(), e.getSQLState());
        }
    }

    private AuditEntry entry(UUID callId, String phase, ApiKey key, String method, String path, Integer status) {
        return new AuditEntry(
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                callId,
                phase,
                key.actor(),
                key.role().label(),
                method,
                withoutPerson(path),
                status,
                null,
                null);
    }

    /** The trail outlives an erasure, so no person's id stands in it, however the path around it was spelt. */
    private String withoutPerson(String path) {
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            segments[i] = URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        if (segments.length > PERSON && segments[PRIVACY].equals("privacy") && segments[PERSON - 1].equals("users")) {
            segments[PERSON] = "subject:" + pseudonyms.subject(segments[PERSON]);
        }
        return String.join("/", segments);
    }
}
