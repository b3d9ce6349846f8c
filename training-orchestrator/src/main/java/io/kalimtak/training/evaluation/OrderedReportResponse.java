package io.kalimtak.training.evaluation;

import java.util.UUID;

/** An evaluation was ordered; its report appears under the URL. */
record OrderedReportResponse(UUID reportId, String statusUrl) {}
