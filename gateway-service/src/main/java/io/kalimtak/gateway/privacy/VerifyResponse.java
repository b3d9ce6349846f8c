package io.kalimtak.gateway.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * Where the strings still stand.
 *
 * @param clean whether every service was searched, and no table and no file holds one of them. Topics do not count: the
 *     request's receipt says until when they hold what
 * @param searched services that were searched
 * @param unreachable services that did not answer: nothing is known of them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record VerifyResponse(
        UUID requestId, boolean clean, List<String> searched, List<String> unreachable, List<FoundPlace> findings) {
    /** A table, file or topic with one of the strings, and in how many rows, files or records. */
    record FoundPlace(String service, String kind, String place, long found) {}

    static VerifyResponse of(
            UUID requestId, List<String> searched, List<String> unreachable, List<FoundPlace> findings) {
        boolean clean = unreachable.isEmpty()
                && findings.stream().allMatch(one -> one.kind().equals("topic"));
        return new VerifyResponse(requestId, clean, searched, unreachable, findings);
    }
}
