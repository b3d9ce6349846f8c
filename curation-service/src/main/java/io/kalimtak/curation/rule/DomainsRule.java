package io.kalimtak.curation.rule;

import java.util.List;
import java.util.Map;

/** Only the domains that were asked for. */
public record DomainsRule(List<String> domains) implements SetRule {
    public DomainsRule {
        domains = List.copyOf(domains);
    }

    @Override
    public String name() {
        return "domains";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("domains", String.join(",", domains));
    }

    @Override
    public void apply(StagedRows rows) {
        rows.dropOtherDomains(domains, this, "of a domain that was not asked for");
    }
}
