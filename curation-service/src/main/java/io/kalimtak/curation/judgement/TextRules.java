package io.kalimtak.curation.judgement;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.rule.LengthRule;
import io.kalimtak.curation.rule.SubstanceRule;
import io.kalimtak.curation.rule.TextRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The rules for words, as configured, in the order in which they are asked: what is cheap, and says most, first. */
@ApplicationScoped
class TextRules {
    private final List<TextRule> all;

    TextRules(CurationConfig config) {
        CurationConfig.Length length = config.length();
        this.all = List.of(
                new SubstanceRule(),
                new LengthRule(length.inputMin(), length.inputMax(), length.targetMin(), length.targetMax()));
    }

    List<TextRule> all() {
        return all;
    }
}
