package io.kalimtak.curation.job;

import io.kalimtak.local.server.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A moderation server of the test's own, at a port that is free: the test opens it. */
public final class ModerationTestSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "kalimtak.curation.moderation.base-url",
                "http://localhost:" + Ports.free(1).getFirst() + "/v1",
                "kalimtak.curation.moderation.allow-private-addresses",
                "true",
                "kalimtak.curation.moderation.timeout",
                "5s",
                "kalimtak.curation.moderation.attempts",
                "2",
                "kalimtak.curation.moderation.first-pause",
                "10ms",
                "kalimtak.curation.moderation.batch",
                "4");
    }

    @Override
    public void stop() {
        // The test closes what it opened.
    }
}
