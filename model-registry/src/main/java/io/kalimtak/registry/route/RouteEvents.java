package io.kalimtak.registry.route;

import io.kalimtak.events.v1.RouteArm;
import java.util.UUID;

/** Routing tables as they go over the topic. */
final class RouteEvents {
    private RouteEvents() {}

    static io.kalimtak.events.v1.RoutingTable of(RoutingTable table, UUID eventId) {
        return io.kalimtak.events.v1.RoutingTable.newBuilder()
                .setEventId(eventId)
                .setOccurredAt(table.changedAt())
                .setRoute(table.route())
                .setRevision(table.revision())
                .setRolloutId(table.rolloutId())
                .setStrategy(table.strategy())
                .setArms(table.arms().stream().map(RouteEvents::arm).toList())
                .setSalt(table.salt())
                .setPreviousVersion(table.previousVersion())
                .setReason(table.reason())
                .build();
    }

    private static RouteArm arm(Arm arm) {
        return RouteArm.newBuilder()
                .setName(arm.name())
                .setVersion(arm.version())
                .setEngine(arm.engine())
                .setModel(arm.model())
                .setSystemPrompt(arm.systemPrompt())
                .setShare(arm.share())
                .setArtifactSha256(arm.artifactSha256())
                .build();
    }
}
