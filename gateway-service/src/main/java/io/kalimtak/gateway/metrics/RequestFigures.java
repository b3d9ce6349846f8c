package io.kalimtak.gateway.metrics;

import java.util.Map;
import java.util.TreeMap;

/**
 * How requests for an answer ended.
 *
 * @param answered with a status below 400, whether the interaction was kept or not
 * @param refused with 4xx: the caller's fault, not an error of this installation
 * @param failed with 5xx
 * @param errorRate failed of answered and failed; null when there was neither
 * @param failedByStatus failed requests by their status
 */
public record RequestFigures(
        long answered, long refused, long failed, Double errorRate, Map<String, Long> failedByStatus) {
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    static RequestFigures of(Map<Integer, Long> byStatus) {
        long answered = 0;
        long refused = 0;
        long failed = 0;
        Map<String, Long> failures = new TreeMap<>();
        for (Map.Entry<Integer, Long> status : byStatus.entrySet()) {
            long requests = status.getValue();
            if (status.getKey() < REFUSED) {
                answered += requests;
            } else if (status.getKey() < FAILED) {
                refused += requests;
            } else {
                failed += requests;
                failures.put(status.getKey().toString(), requests);
            }
        }
        Double rate = answered + failed == 0 ? null : (double) failed / (answered + failed);
        return new RequestFigures(answered, refused, failed, rate, failures);
    }
}
