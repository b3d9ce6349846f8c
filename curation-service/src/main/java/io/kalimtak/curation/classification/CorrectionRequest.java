package io.kalimtak.curation.classification;

import jakarta.validation.constraints.NotBlank;

/** The body of {@code PUT /api/admin/classifications/{interaction_id}}. */
record CorrectionRequest(
        @NotBlank(message = "must be given; GET /api/admin/classifications/classes names them")
        String domain,

        @NotBlank(message = "must be given; GET /api/admin/classifications/classes names them")
        String useCase) {}
