package io.kalimtak.training.run;

import java.util.UUID;

/** A run was queued; the URL shows how it goes. */
record StartedRunResponse(UUID runId, String statusUrl) {
    static StartedRunResponse of(UUID runId) {
        return new StartedRunResponse(runId, "/api/admin/training-runs/" + runId);
    }
}
