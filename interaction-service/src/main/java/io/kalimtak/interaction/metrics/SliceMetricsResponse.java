package io.kalimtak.interaction.metrics;

import java.time.Instant;
import java.util.List;

/**
 * The figures of a window.
 *
 * @param since included
 * @param until not included
 * @param by what the groups are; null when nothing was asked for
 * @param total of the whole slice
 * @param groups those with interactions: in order of time, or the largest first
 * @param groupsLeftOut how many more there are than a response holds
 */
record SliceMetricsResponse(
        Instant since, Instant until, String by, SliceFigures total, List<SliceFigures> groups, long groupsLeftOut) {}
