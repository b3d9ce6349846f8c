package io.kalimtak.curation.rule;

import java.time.Instant;
import java.util.List;

/**
 * What a job was asked to do.
 *
 * @param since earliest time at which an interaction was asked, inclusive, or null
 * @param until latest, exclusive, or null
 * @param domains only these; empty for all
 * @param limit most rows of the set, or null
 * @param dryRun judge and count only: no files, no marks, no event
 */
public record JobSettings(
        int minScore, Instant since, Instant until, List<String> domains, Integer limit, boolean dryRun) {
    public JobSettings {
        domains = List.copyOf(domains);
    }
}
