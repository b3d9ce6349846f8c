package io.kalimtak.training.run;

import jakarta.validation.constraints.Size;
import java.util.UUID;

/** An order; what is absent is the newest set, the configured method and the configured launcher. */
record StartRunRequest(
        UUID trainingSetId,
        @Size(max = 16) String method,
        @Size(max = 64) String launcher) {}
