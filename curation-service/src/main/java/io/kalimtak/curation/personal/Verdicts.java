package io.kalimtak.curation.personal;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.UncheckedTextException;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.Verdict;
import java.util.Set;

/** From what a redactor finds to what a rule says. */
final class Verdicts {
    private Verdicts() {}

    /** Several types: the first in the order of {@link DataType} is the reason. */
    static Verdict of(Redactor redactor, Content content, Set<DataType> dropped, String unchecked) {
        Redaction redaction;
        try {
            redaction = redactor.redact(content);
        } catch (UncheckedTextException e) {
            return Verdict.drop(unchecked);
        }
        return redaction.counts().keySet().stream()
                .filter(dropped::contains)
                .findFirst()
                .map(type -> Verdict.drop("holds " + type.phrase()))
                .orElseGet(Verdict::keep);
    }
}
