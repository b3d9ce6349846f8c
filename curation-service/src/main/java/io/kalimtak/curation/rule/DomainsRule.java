package io.kalimtak.curation.rule;

import io.kalimtak.curation.candidate.TrainingRow;
import java.util.List;
import java.util.Map;

/** Only the domains that were asked for. */
record DomainsRule(List<String> domains) implements CurationRule {
    @Override
    public String name() {
        return "domains";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("domains", String.join(",", domains));
    }

    @Override
    public Verdict verdict(TrainingRow row) {
        return Verdict.dropIf(!domains.contains(row.classification().domain()), "of a domain that was not asked for");
    }
}
