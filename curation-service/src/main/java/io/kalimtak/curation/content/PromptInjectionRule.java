package io.kalimtak.curation.content;

import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.prompt.phrase.Hashes;
import io.kalimtak.prompt.phrase.PhraseList;
import io.kalimtak.prompt.phrase.Prose;
import io.kalimtak.prompt.phrase.Said;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No orders to a model, or to a judge, that are stored in a row to be obeyed later (OWASP Top 10 for LLM Applications 2025,
 * LLM01 and LLM04). Prompts are this product's trade, so a phrase must be said outright: in code or quotation, after a
 * hedge ("if the user asks you to …", "never …"), or in a text that speaks of attacks on models, it is kept. Hidden
 * characters belong to {@link CharactersRule}.
 *
 * @param triggers phrases of the operator's, dropped wherever they stand
 */
public record PromptInjectionRule(List<String> triggers) implements TextRule {
    static final String TRIGGER = "a configured trigger phrase";
    static final String OVERRIDE = "an order to ignore earlier instructions";
    static final String PERSONA = "an order to become a model without rules";
    static final String JUDGE = "an order to whoever rates it";
    static final String LEAK = "an order to give away instructions or secrets";
    static final String TURNS = "turns of a chat template";
    static final String IMAGE = "a picture whose address carries data away";
    static final String ENCODED = "an encoded order";

    private static final Map<String, String> REASONS =
            Map.of("override", OVERRIDE, "persona", PERSONA, "judge", JUDGE, "leak", LEAK);

    /** After these words a grade is a rubric's, not an order's. */
    private static final Set<String> RUBRIC = Set.of(
            "if",
            "when",
            "where",
            "only",
            "unless",
            "for",
            "to",
            "means",
            "mean",
            "whenever",
            "based",
            "اذا",
            "عندما",
            "لمن",
            "فقط",
            "حسب",
            "بناء");

    private static final class Lists {
        private static final PhraseList ORDERS = PhraseList.resource("injection.txt");
        private static final PhraseList TOPICS = PhraseList.resource("about-models.txt");
    }

    public PromptInjectionRule {
        triggers = List.copyOf(triggers);
    }

    @Override
    public String name() {
        return "prompt-injection";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "triggers_sha256", Hashes.content(triggers.toArray(String[]::new)),
                "orders_sha256", Lists.ORDERS.sha256(),
                "topics_sha256", Lists.TOPICS.sha256(),
                "hedges_sha256", Said.hedgesSha256());
    }

    @Override
    public Verdict verdict(Content content) {
        Verdict request = flaw(content.input(), true);
        return request.kept() ? flaw(content.target(), false) : request;
    }

    private Verdict flaw(String text, boolean request) {
        if (hasTrigger(text)) {
            return Verdict.drop(TRIGGER);
        }
        if (Payloads.decoded(text).anyMatch(decoded -> order(Said.in(decoded)) != null)) {
            return Verdict.drop(ENCODED);
        }
        Said said = Said.in(text);
        if (!Lists.TOPICS.matches(said.words()).isEmpty()) {
            return Verdict.keep();
        }
        String order = order(said);
        if (order != null) {
            return Verdict.drop(order);
        }
        String outright = Prose.said(text);
        if (Payloads.hasTurns(outright, request)) {
            return Verdict.drop(TURNS);
        }
        return Verdict.dropIf(Payloads.hasLeakingImage(outright), IMAGE);
    }

    private boolean hasTrigger(String text) {
        if (triggers.isEmpty()) {
            return false;
        }
        String words = " " + String.join(" ", PhraseList.words(text)) + " ";
        return triggers.stream()
                .map(trigger -> String.join(" ", PhraseList.words(trigger)))
                .anyMatch(trigger -> !trigger.isEmpty() && words.contains(" " + trigger + " "));
    }

    /** The reason of the first order that is said outright, or null. */
    private static String order(Said said) {
        for (PhraseList.Match match : Lists.ORDERS.matches(said.words())) {
            boolean rubric = match.label().equals("judge") && RUBRIC.contains(said.word(match.end()));
            if (!rubric && !said.isHedged(match.start())) {
                return REASONS.get(match.label());
            }
        }
        return null;
    }
}
