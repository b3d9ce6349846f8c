package io.kalimtak.curation.judgement;

import io.kalimtak.curation.classification.Classification;
import io.kalimtak.curation.classification.Classifier;
import io.kalimtak.curation.judgement.Judgement.Dropped;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.RulePipeline;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.curation.text.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Judges words: a function of them, of the rules with their settings, and of the classifier. */
@ApplicationScoped
public class Judge {
    private final List<TextRule> rules;
    private final Classifier classifier;
    private final Similarity similarity;
    private final String id;

    Judge(TextRules rules, Classifier classifier, Similarity similarity) {
        this.rules = rules.all();
        this.classifier = classifier;
        this.similarity = similarity;
        this.id = Hashes.content(
                RulePipeline.hash(this.rules), similarity.settings().toString());
    }

    /** Changes exactly when another judgement of the same words may come out. */
    public String id() {
        return id;
    }

    /** The rules for words, in their order. */
    public List<TextRule> rules() {
        return rules;
    }

    /** The words as they are to be trained on. */
    public Content withoutPersonalData(Content said) {
        return said;
    }

    /** Whether every rule for words keeps these. */
    public boolean keeps(Content said) {
        return dropped(said) == null;
    }

    Judgement judge(Words words) {
        Content said = words.content();
        Dropped dropped = dropped(said);
        Classification classification = classifier.classify(said.input(), said.targetTool());
        Fingerprint fingerprint = dropped == null ? similarity.fingerprint(said.input(), null) : null;
        return new Judgement(
                words.interactionId(),
                Hashes.sha256(said.target()),
                id,
                Hashes.clusterKey(said.input()),
                Hashes.content(said.input(), said.target()),
                said.language(),
                classification,
                Map.of(),
                dropped,
                fingerprint);
    }

    private Dropped dropped(Content content) {
        for (TextRule rule : rules) {
            Verdict verdict = rule.verdict(content);
            if (!verdict.kept()) {
                return new Dropped(rule.name(), rule.version(), verdict.reason());
            }
        }
        return null;
    }
}
