package io.kalimtak.gateway.metrics;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/** Adds to the figures of interactions how requests ended. */
@ApplicationScoped
class MeasureRequests {
    private static final Logger LOG = Logger.getLogger(MeasureRequests.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final RequestCounts counts;
    private final RequestCountStore store;

    MeasureRequests(RequestCounts counts, RequestCountStore store) {
        this.counts = counts;
        this.store = store;
    }

    /** The same figures with requests, and with groups of which only failed requests are known. */
    MetricsResponse addTo(MetricsResponse figures, String version) {
        RequestGrouping by = figures.by() == null
                ? RequestGrouping.NONE
                : RequestGrouping.valueOf(figures.by().toUpperCase(Locale.ROOT));
        try {
            // This replica's newest counts, too; the others' are at most one flush old.
            counts.write();
            Map<String, Map<Integer, Long>> all =
                    store.sum(figures.since(), figures.until(), version, RequestGrouping.NONE);
            Map<String, Map<Integer, Long>> grouped =
                    by == RequestGrouping.NONE ? Map.of() : store.sum(figures.since(), figures.until(), version, by);
            return new MetricsResponse(
                    figures.since(),
                    figures.until(),
                    figures.by(),
                    figures.total().with(RequestFigures.of(all.getOrDefault("", Map.of()))),
                    groups(figures.groups(), grouped, by),
                    figures.groupsLeftOut());
        } catch (SQLException e) {
            LOG.errorf("counts of requests not available state=%s", e.getSQLState());
            throw ProblemException.retryLater(
                    ProblemType.UNAVAILABLE,
                    "The counts of requests cannot be read right now. Try again.",
                    RETRY_AFTER);
        }
    }

    private static List<MetricsGroup> groups(
            List<MetricsGroup> interactions, Map<String, Map<Integer, Long>> requests, RequestGrouping by) {
        Map<String, Map<Integer, Long>> left = new HashMap<>(requests);
        List<MetricsGroup> groups = new ArrayList<>();
        for (MetricsGroup group : interactions) {
            Map<Integer, Long> counted = left.remove(group.key());
            groups.add(group.with(RequestFigures.of(counted == null ? Map.of() : counted)));
        }
        left.forEach((key, counted) ->
                groups.add(MetricsGroup.without(key.isEmpty() ? null : key).with(RequestFigures.of(counted))));
        Comparator<MetricsGroup> byKey =
                Comparator.comparing(MetricsGroup::key, Comparator.nullsLast(Comparator.naturalOrder()));
        groups.sort(
                by == RequestGrouping.VERSION
                        ? Comparator.comparingLong(MetricsGroup::interactions)
                                .reversed()
                                .thenComparing(byKey)
                        : byKey);
        return groups;
    }
}
