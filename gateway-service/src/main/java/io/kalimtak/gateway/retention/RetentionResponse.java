package io.kalimtak.gateway.retention;

import io.kalimtak.kit.retention.Expired;
import java.util.List;

/**
 * What retention removed, or would have.
 *
 * @param dry true when nothing was removed
 */
record RetentionResponse(boolean dry, List<RetentionOfService> services) {
    /**
     * What it did in one service.
     *
     * @param problem why it said nothing, or null; a run may have taken place all the same
     * @param failed parts whose removal did not work this time
     */
    record RetentionOfService(String service, String problem, List<Expired> expired, List<String> failed) {}
}
