package io.kalimtak.curation.personal;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import java.util.Map;
import java.util.Set;

/**
 * Drops a row that holds a key, token or password (unless the policy is to redact them when the row is written), and every
 * row that could not be searched.
 */
public record SecretsRule(Redactor redactor, Policy policy, Map<String, String> settings) implements TextRule {
    public SecretsRule {
        settings = Map.copyOf(settings);
    }

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public Verdict verdict(Content content) {
        Set<DataType> dropped = policy == Policy.DROP ? Set.of(DataType.SECRET) : Set.of();
        return Verdicts.of(redactor, content, dropped, "could not be checked for secrets");
    }
}
