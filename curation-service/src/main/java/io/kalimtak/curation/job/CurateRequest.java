package io.kalimtak.curation.job;

import io.kalimtak.curation.rule.JobSettings;
import io.kalimtak.kit.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/** The body of {@code POST /api/admin/curate-training-data}; every field is optional. */
record CurateRequest(
        @Min(value = 1, message = "must be between 1 and 5") @Max(value = 5, message = "must be between 1 and 5")
        Integer minScore,

        Instant since,
        Instant until,

        @Size(max = 50, message = "must name at most 50 domains")
        List<@NotBlank(message = "must not be blank") String> domains,

        @Min(value = 1, message = "must be at least 1") Integer limit,
        Boolean dryRun) {
    static final CurateRequest EMPTY = new CurateRequest(null, null, null, null, null, null);

    JobSettings toSettings(int defaultMinScore, List<String> knownDomains) {
        if (since != null && until != null && !since.isBefore(until)) {
            throw ProblemException.violation("since", "must be before until");
        }
        List<String> wanted = domains == null
                ? List.of()
                : domains.stream().distinct().sorted().toList();
        if (!knownDomains.containsAll(wanted)) {
            throw ProblemException.violation("domains", "must be some of " + String.join(", ", knownDomains));
        }
        return new JobSettings(
                minScore == null ? defaultMinScore : minScore,
                since,
                until,
                wanted,
                limit,
                Boolean.TRUE.equals(dryRun));
    }
}
