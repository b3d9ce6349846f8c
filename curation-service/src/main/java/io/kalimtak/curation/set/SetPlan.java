package io.kalimtak.curation.set;

import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Rule;
import java.util.List;
import java.util.UUID;

/**
 * What a set shall be, before its rows are written.
 *
 * @param attempt of the job; each attempt writes to a temporary folder of its own
 * @param parentId the set before, or null
 */
public record SetPlan(
        UUID id, UUID jobId, int attempt, UUID parentId, List<Rule> rules, String rulesHash, Funnel funnel) {}
