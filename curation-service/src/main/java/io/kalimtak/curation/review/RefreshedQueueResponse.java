package io.kalimtak.curation.review;

/** The answer of {@code POST /api/admin/review-queue/refresh}: how many interactions are in the queue now. */
record RefreshedQueueResponse(int queued) {}
