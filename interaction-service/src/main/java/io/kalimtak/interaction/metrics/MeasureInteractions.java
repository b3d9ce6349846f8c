package io.kalimtak.interaction.metrics;

import io.kalimtak.interaction.metrics.Counted.CountedGroups;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Counts a slice as a whole and by group, on one snapshot. */
@ApplicationScoped
public class MeasureInteractions {
    /** More than any window has hours, so that only versions, languages and tools can be too many. */
    static final int MOST_GROUPS = 1000;

    private final MetricsStore interactions;

    MeasureInteractions(MetricsStore interactions) {
        this.interactions = interactions;
    }

    /** The figures of the whole slice and of its groups. */
    @Transactional
    SliceMetricsResponse measure(Slice slice, Grouping by) {
        interactions.takeSnapshot();
        List<Counted> all = interactions.count(slice, Grouping.NONE, 1).groups();
        CountedGroups groups =
                by == Grouping.NONE ? new CountedGroups(List.of(), 0) : interactions.count(slice, by, MOST_GROUPS);
        return new SliceMetricsResponse(
                slice.since(),
                slice.until(),
                by.label(),
                SliceFigures.of(all.isEmpty() ? Counted.nothing() : all.getFirst(), Grouping.NONE),
                groups.groups().stream()
                        .map(group -> SliceFigures.of(group, by))
                        .toList(),
                groups.leftOut());
    }

    /** What people thought of every version in a window; versions that nobody rated are left out. */
    VersionSatisfactionResponse satisfaction(Slice slice) {
        return new VersionSatisfactionResponse(
                interactions.count(slice, Grouping.VERSION, MOST_GROUPS).groups().stream()
                        .map(version -> SliceFigures.of(version, Grouping.VERSION))
                        .filter(version -> version.satisfaction().ratings() > 0)
                        .map(VersionSatisfactionResponse.VersionSatisfaction::of)
                        .toList());
    }
}
