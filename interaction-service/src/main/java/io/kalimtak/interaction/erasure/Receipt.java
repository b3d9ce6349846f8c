package io.kalimtak.interaction.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one service erased for a request, up to a moment. */
record Receipt(
        UUID requestId,
        String service,
        Instant eraseBefore,
        Map<String, Long> erased,
        List<UUID> trainingSets,
        List<String> modelVersions,
        Instant doneAt) {}
