package io.kalimtak.gateway.metrics;

import java.time.Instant;
import java.util.List;

/**
 * The figures of a window.
 *
 * @param since included
 * @param until not included
 * @param by what the groups are; null when nothing was asked for
 * @param total of the whole slice
 * @param groups those in which something happened: in order of time, or the one with the most interactions first
 * @param groupsLeftOut how many more there are than the thousand that are listed
 */
public record MetricsResponse(
        Instant since, Instant until, String by, MetricsGroup total, List<MetricsGroup> groups, long groupsLeftOut) {}
