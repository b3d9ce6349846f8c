package io.kalimtak.curation.content;

import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.TextRule;
import io.kalimtak.curation.rule.Verdict;
import io.kalimtak.prompt.phrase.PhraseList;
import io.kalimtak.prompt.phrase.Refusals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The target is an answer: it neither refuses, nor is empty, a placeholder or the request over again.
 *
 * <p>A refusal begins among the first eight words and is not hedged, since a prompt may say when to refuse. A target of
 * at least {@link #MIN_ECHO} words echoes when it shares {@code echoShare} of the words of both texts with the request (the
 * Dice coefficient of the two bags of words); a shorter one when it is the same after normalising.
 *
 * @param echoShare 0 to 1
 */
public record RefusalRule(double echoShare) implements TextRule {
    static final String REFUSAL = "the target is a refusal";
    static final String EMPTY = "the target says nothing";
    static final String PLACEHOLDER = "the target is a placeholder";
    static final String ECHO = "the target is the request over again";

    private static final int MIN_ECHO = 5;

    /** One pair of brackets around everything, with an order to fill it in. */
    private static final Pattern BRACKETED =
            Pattern.compile("\\s*(?:\\[[^\\[\\]]*]|<[^<>]*>|\\{+[^{}]*}+|\\([^()]*\\))\\s*");

    private static final class Lists {
        private static final PhraseList EMPTY_ANSWERS = PhraseList.resource("empty-answers.txt");
    }

    @Override
    public String name() {
        return "refusal";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "echo_share", Double.toString(echoShare),
                "refusals_sha256", Refusals.sha256(),
                "empty_answers_sha256", Lists.EMPTY_ANSWERS.sha256());
    }

    @Override
    public Verdict verdict(Content content) {
        List<String> words = PhraseList.words(content.target());
        for (PhraseList.Match match : Lists.EMPTY_ANSWERS.matches(words)) {
            if (match.start() == 0 && match.end() == words.size()) {
                return Verdict.drop(match.label().equals("empty") ? EMPTY : PLACEHOLDER);
            }
        }
        if (BRACKETED.matcher(content.target()).matches()) {
            return Verdict.drop(PLACEHOLDER);
        }
        Optional<String> label = Refusals.label(content.target());
        if (label.isPresent()) {
            return Verdict.drop(label.get().equals(Refusals.REFUSAL) ? REFUSAL : PLACEHOLDER);
        }
        return Verdict.dropIf(echoes(PhraseList.words(content.input()), words), ECHO);
    }

    private boolean echoes(List<String> request, List<String> target) {
        if (target.size() < MIN_ECHO || request.size() < MIN_ECHO) {
            return request.equals(target);
        }
        Map<String, Integer> left = new HashMap<>();
        request.forEach(word -> left.merge(word, 1, Integer::sum));
        int shared = 0;
        for (String word : target) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                shared++;
            }
        }
        return 2 * shared >= echoShare * (request.size() + target.size());
    }
}
