package io.kalimtak.curation.judgement;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.content.ContentConfig;
import io.kalimtak.curation.content.ContentRules;
import io.kalimtak.curation.personal.PersonalData;
import io.kalimtak.curation.personal.PersonalDataConfig;
import io.kalimtak.curation.personal.Redactor;
import io.kalimtak.curation.personal.SecretsConfig;
import io.kalimtak.curation.rule.LengthRule;
import io.kalimtak.curation.rule.SubstanceRule;
import io.kalimtak.curation.rule.TextRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The rules for words, as configured, in the order in which they are asked: what is cheap, and says most, first. */
@ApplicationScoped
class TextRules {
    private final List<TextRule> all;
    private final Redactor redactor;

    TextRules(CurationConfig config, ContentConfig content, PersonalDataConfig personal, SecretsConfig secrets) {
        CurationConfig.Length length = config.length();
        PersonalData data = PersonalData.of(personal, secrets);
        List<TextRule> rules = new ArrayList<>();
        rules.add(new SubstanceRule());
        rules.add(new LengthRule(length.inputMin(), length.inputMax(), length.targetMin(), length.targetMax()));
        rules.addAll(ContentRules.of(content));
        rules.add(data.secrets());
        rules.add(data.rule());
        this.all = List.copyOf(rules);
        this.redactor = data.redactor();
    }

    List<TextRule> all() {
        return all;
    }

    /** Takes personal data and secrets out of what the rules keep. */
    Redactor redactor() {
        return redactor;
    }
}
