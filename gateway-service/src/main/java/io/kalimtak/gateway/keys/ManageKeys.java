package io.kalimtak.gateway.keys;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.ApiKeys;
import io.kalimtak.kit.security.Role;
import io.kalimtak.kit.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What an administrator does with keys. On this replica it holds at once, on others within a second. */
@ApplicationScoped
class ManageKeys {
    private static final Logger LOG = Logger.getLogger(ManageKeys.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final KeyStore store;
    private final KeyDirectory directory;
    private final GatewayConfig config;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ManageKeys(KeyStore store, KeyDirectory directory, GatewayConfig config, Supplier<UUID> ids, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a key; the answer is the only place where it ever stands. */
    KeyResponse create(KeyRequest request, String actor) {
        Role role = Role.ofLabel(request.role()).orElseThrow();
        KeyRecord record = record(request.name(), role, request.ratePerMinute(), actor, null);
        String key = ApiKeys.generate(role, random);
        return answer(() -> {
            store.add(record, ApiKeys.hash(key));
            directory.refresh();
            return KeyResponse.of(record, key);
        });
    }

    /** Makes a key in another's place; the other goes on working for the configured time, so that both fit in between. */
    KeyResponse rotate(UUID id, String actor) {
        KeyRecord old = one(id);
        KeyRecord record = record(old.name(), old.role(), old.ratePerMinute(), actor, id);
        String key = ApiKeys.generate(old.role(), random);
        Instant until = record.createdAt().plus(config.keys().rotationOverlap());
        return answer(() -> {
            if (!store.replace(record, ApiKeys.hash(key), until)) {
                throw ProblemException.of(
                        ProblemType.CONFLICT,
                        "The key was revoked or has been rotated already. Rotate the one that took its place.");
            }
            directory.refresh();
            return KeyResponse.of(record, key);
        });
    }

    /** Takes a key back; doing so again changes nothing. */
    void revoke(UUID id, String actor) {
        KeyRecord key = one(id);
        boolean revoked = answer(() -> store.revoke(id, actor, now()));
        if (!revoked && key.inForce(now()) && one(id).inForce(now())) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "This is the last key of an administrator that does not expire. Make another one before you revoke it.");
        }
        directory.refresh();
    }

    KeyRecord one(UUID id) {
        return answer(() -> store.find(id))
                .orElseThrow(
                        () -> ProblemException.notFound("There is no key of that id. GET /api/admin/keys lists them."));
    }

    List<KeyRecord> page(Optional<Cursor> after, int limit) {
        return answer(() -> store.page(after, limit));
    }

    private KeyRecord record(String name, Role role, Integer ratePerMinute, String actor, UUID replaces) {
        return new KeyRecord(ids.get(), name, role, ratePerMinute, now(), actor, null, replaces, null, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private static <T> T answer(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            LOG.errorf("keys not available state=%s", e.getSQLState());
            throw ProblemException.retryLater(
                    ProblemType.UNAVAILABLE,
                    "Keys cannot be managed right now: the database does not answer. Those in force go on working.",
                    RETRY_AFTER);
        }
    }
}
