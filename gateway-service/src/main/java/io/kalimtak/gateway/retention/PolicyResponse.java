package io.kalimtak.gateway.retention;

import io.kalimtak.kit.retention.KeptData;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is kept, where and for how long, as every part of the installation says of itself now.
 *
 * @param consentDefaults what holds for a person who never said anything
 */
record PolicyResponse(
        Instant readAt, ConsentDefaults consentDefaults, List<KeptTopic> topics, List<PolicyOfService> services) {
    record ConsentDefaults(boolean dataCollection, boolean training) {}

    /**
     * What one service keeps.
     *
     * @param problem why it said nothing, or null; then nothing is known of it at the moment
     * @param rules what else holds there, by name
     */
    record PolicyOfService(String service, String problem, List<KeptData> kept, Map<String, String> rules) {}
}
