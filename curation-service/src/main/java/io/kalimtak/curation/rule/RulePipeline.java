package io.kalimtak.curation.rule;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.candidate.TrainingRow;
import io.kalimtak.curation.text.Hashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of one job in their order. The first that drops a row gives the reason; those after it are not asked. */
public record RulePipeline(List<CurationRule> rowRules, List<SetRule> setRules) {
    /** A rule's answer that ends a row. */
    public record Dropped(Rule rule, String reason) {}

    public RulePipeline {
        rowRules = List.copyOf(rowRules);
        setRules = List.copyOf(setRules);
    }

    public static RulePipeline of(CurationConfig config, JobSettings settings) {
        CurationConfig.Length length = config.length();
        List<CurationRule> rows = new ArrayList<>(List.of(new ConsentRule(), new EligibilityRule(settings.minScore())));
        if (!settings.domains().isEmpty()) {
            rows.add(new DomainsRule(settings.domains()));
        }
        rows.add(new SubstanceRule());
        rows.add(new LengthRule(length.inputMin(), length.inputMax(), length.targetMin(), length.targetMax()));
        List<SetRule> sets = new ArrayList<>(List.of(new ExactDuplicatesRule()));
        if (settings.limit() != null) {
            sets.add(new LimitRule(settings.limit()));
        }
        return new RulePipeline(rows, sets);
    }

    /** Empty for a row that every rule for single rows keeps. */
    public Optional<Dropped> judge(TrainingRow row) {
        for (CurationRule rule : rowRules) {
            Verdict verdict = rule.verdict(row);
            if (!verdict.kept()) {
                return Optional.of(new Dropped(rule, verdict.reason()));
            }
        }
        return Optional.empty();
    }

    public List<Rule> rules() {
        return Stream.<Rule>concat(rowRules.stream(), setRules.stream()).toList();
    }

    /** SHA-256 over name, version and settings of the rules in their order: equal exactly when the rules are. */
    public String hash() {
        StringBuilder text = new StringBuilder();
        for (Rule rule : rules()) {
            text.append(rule.name()).append('\t').append(rule.version());
            for (Map.Entry<String, String> setting : new TreeMap<>(rule.settings()).entrySet()) {
                text.append('\t').append(setting.getKey()).append('=').append(setting.getValue());
            }
            text.append('\n');
        }
        return Hashes.sha256(text.toString());
    }
}
