package io.kalimtak.gateway.metrics;

import java.time.Instant;

/**
 * What is counted together.
 *
 * @param minute when requests ended, by its beginning
 * @param version that was to answer; '' when none was chosen
 * @param status of HTTP
 */
record CountedRequests(Instant minute, String version, int status) {}
