package io.kalimtak.interaction.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What became of a request.
 *
 * @param state {@code in_progress} until every service has reported, then {@code done}
 * @param completedAt when the last service reported; null until then
 * @param waitingFor services that have not reported yet
 * @param trainingSets sets that the person's data had reached; revoked, and made anew without the person
 * @param modelVersions versions that were trained on such sets
 * @param retained what cannot be erased by key and goes by itself: records in topics, until when at the latest
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ErasureResponse(
        UUID requestId,
        String state,
        Instant requestedAt,
        Instant completedAt,
        List<ServiceReceipt> receipts,
        List<String> waitingFor,
        List<UUID> trainingSets,
        List<String> modelVersions,
        List<RetainedTopic> retained) {
    /** What one service erased, by kind. */
    record ServiceReceipt(String service, Map<String, Long> erased, Instant doneAt) {}

    static ErasureResponse of(
            ErasureRequest request, List<Receipt> receipts, List<String> services, List<RetainedTopic> retained) {
        List<String> done = receipts.stream()
                .filter(receipt -> !receipt.eraseBefore().isBefore(request.eraseBefore()))
                .map(Receipt::service)
                .toList();
        List<String> waiting =
                services.stream().filter(service -> !done.contains(service)).toList();
        boolean complete = waiting.isEmpty();
        return new ErasureResponse(
                request.requestId(),
                complete ? "done" : "in_progress",
                request.requestedAt(),
                complete
                        ? receipts.stream()
                                .map(Receipt::doneAt)
                                .max(Comparator.naturalOrder())
                                .orElse(null)
                        : null,
                receipts.stream()
                        .map(receipt -> new ServiceReceipt(receipt.service(), receipt.erased(), receipt.doneAt()))
                        .toList(),
                waiting,
                distinct(receipts.stream().flatMap(receipt -> receipt.trainingSets().stream())),
                distinct(receipts.stream().flatMap(receipt -> receipt.modelVersions().stream())),
                retained);
    }

    private static <T> List<T> distinct(Stream<T> values) {
        return values.distinct().sorted().toList();
    }
}
