package io.kalimtak.curation.judgement;

import io.kalimtak.curation.classification.Classifier;
import io.kalimtak.curation.classification.Encoded;
import io.kalimtak.curation.classification.VectorSpace;
import io.kalimtak.curation.judgement.Judgement.Dropped;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.personal.Redaction;
import io.kalimtak.curation.personal.Redactor;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.RulePipeline;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.prompt.phrase.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges words: a function of them, of the rules with their settings, and of the classifier that holds. */
@ApplicationScoped
public class Judge {
    private final List<TextRule> rules;
    private final Redactor redactor;
    private final Classifier classifier;
    private final Similarity similarity;
    private final String rulesHash;

    Judge(TextRules rules, Classifier classifier, Similarity similarity) {
        this.rules = rules.all();
        this.redactor = rules.redactor();
        this.classifier = classifier;
        this.similarity = similarity;
        this.rulesHash = RulePipeline.hash(this.rules);
    }

    /** The judge with the classifier that holds now, for as long as its holder keeps it. */
    public Sitting sitting() {
        return new Sitting(classifier.pinned());
    }

    /** The rules for words, in their order. */
    public List<TextRule> rules() {
        return rules;
    }

    /** Words that the rules keep, with placeholders for personal data; the same object where there is none. */
    public Content withoutPersonalData(Content kept) {
        return redactor.redact(kept).content();
    }

    /** Whether every rule for words keeps these. */
    public boolean keeps(Content said) {
        return dropped(said) == null;
    }

    /** Whether two requests are nearly the same by their characters. */
    public boolean alike(Content one, Content other) {
        return similarity.alike(similarity.fingerprint(one.input(), null), similarity.fingerprint(other.input(), null));
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

    /** Judges with one classifier throughout. */
    public final class Sitting {
        private final Classifier pinned;
        private final String id;

        private Sitting(Classifier pinned) {
            this.pinned = pinned;
            this.id = Hashes.content(rulesHash, pinned.version());
        }

        /** Changes exactly when another judgement of the same words may come out. */
        public String id() {
            return id;
        }

        Judgement judge(Words words) {
            Content said = words.content();
            Dropped dropped = dropped(said);
            // What is dropped may hold what the redactor cannot cope with; nothing of it is written or compared.
            Redaction redaction = dropped == null ? redactor.redact(said) : null;
            String request =
                    redaction == null ? said.input() : redaction.content().input();
            Encoded encoded = Encoded.of(request, said.language());
            return new Judgement(
                    words.interactionId(),
                    Hashes.sha256(said.target()),
                    id,
                    Hashes.clusterKey(request),
                    Hashes.content(said.input(), said.target()),
                    said.language(),
                    pinned.classify(request, encoded, said.targetTool()),
                    redaction == null ? Map.of() : counts(redaction),
                    dropped,
                    dropped == null ? fingerprint(request, encoded) : null);
        }

        private Fingerprint fingerprint(String request, Encoded encoded) {
            boolean whole = encoded.space() == VectorSpace.MEANING && request.length() <= Encoded.MAX_CHARACTERS;
            return similarity.fingerprint(request, whole ? encoded.vector() : null);
        }

        private static Map<String, Integer> counts(Redaction redaction) {
            Map<String, Integer> counts = new TreeMap<>();
            redaction.counts().forEach((type, number) -> counts.put(type.key(), number));
            return counts;
        }
    }
}
