package io.kalimtak.gateway.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.kit.security.ApiKeys;
import java.time.Instant;
import java.util.UUID;

/**
 * One line of the trail.
 *
 * @param seq its number, without gaps, from 1
 * @param callId the same for what was asked and what was answered
 * @param phase {@code asked} before the work, {@code answered} after it, {@code refused} where there was none. An {@code asked} alone is a
 *     call that a crash cut short, or whose outcome could not be written
 * @param actor {@code key:<id>}
 * @param path without query; a user id in it is replaced by the person's pseudonym
 * @param status of the answer; null where none was given yet
 * @param previousHash hash of the entry before; 64 zeros for the first
 * @param hash SHA-256, hexadecimal, of {@link #content()}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditEntry(
        long seq,
        Instant at,
        UUID callId,
        String phase,
        String actor,
        String role,
        String method,
        String path,
        Integer status,
        String previousHash,
        String hash) {
    static final String FIRST = "0".repeat(64);

    /** The entry after another, with its hash. */
    AuditEntry chainedTo(AuditEntry previous) {
        AuditEntry placed =
                with(previous == null ? 1 : previous.seq() + 1, previous == null ? FIRST : previous.hash(), null);
        return placed.with(placed.seq(), placed.previousHash(), ApiKeys.hash(placed.content()));
    }

    /** Whether the entry is what it was when it was written, and stands behind this one. */
    boolean follows(AuditEntry previous) {
        return equals(chainedTo(previous));
    }

    /** What the hash is taken of: all fields but the hash, in order, each on a line; an absent status is empty. */
    private String content() {
        return String.join(
                "\n",
                previousHash,
                Long.toString(seq),
                at.toString(),
                callId.toString(),
                phase,
                actor,
                role,
                method,
                path,
                status == null ? "" : status.toString());
    }

    private AuditEntry with(long newSeq, String newPrevious, String newHash) {
        return new AuditEntry(newSeq, at, callId, phase, actor, role, method, path, status, newPrevious, newHash);
    }
}
