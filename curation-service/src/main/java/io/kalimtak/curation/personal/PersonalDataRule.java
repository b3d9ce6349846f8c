package io.kalimtak.curation.personal;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import java.util.Map;
import java.util.Set;

/**
 * Drops a row that holds data of a type whose policy is to drop, and every row that could not be searched. What else it
 * holds is replaced when the row is written.
 *
 * @param dropped the types whose policy is {@link Policy#DROP}
 */
public record PersonalDataRule(Redactor redactor, Set<DataType> dropped, Map<String, String> settings)
        implements TextRule {
    public PersonalDataRule {
        dropped = Set.copyOf(dropped);
        settings = Map.copyOf(settings);
    }

    @Override
    public String name() {
        return "personal-data";
    }

    @Override
    public Verdict verdict(Content content) {
        return Verdicts.of(redactor, content, dropped, "could not be checked for personal data");
    }
}
