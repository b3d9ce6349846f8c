package io.kalimtak.curation.rule;

import io.kalimtak.prompt.phrase.Hashes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rules of one job in their order. The first that drops a row gives the reason; those after it are not asked.
 *
 * @param first rules that ask who a row is of and how it was rated
 * @param words rules that ask its words; their verdicts were given when the row came in
 * @param last rules that compare the rows that are left
 */
public record RulePipeline(List<SetRule> first, List<TextRule> words, List<SetRule> last) {
    public RulePipeline {
        first = List.copyOf(first);
        words = List.copyOf(words);
        last = List.copyOf(last);
    }

    /** Marks every staged row that a rule drops. */
    public void apply(StagedRows rows) {
        first.forEach(rule -> rule.apply(rows));
        rows.dropByWords();
        last.forEach(rule -> rule.apply(rows));
    }

    public List<Rule> rules() {
        return Stream.of(first, words, last).<Rule>flatMap(List::stream).toList();
    }

    /** SHA-256 over name, version and settings of the rules in their order: equal exactly when the rules are. */
    public String hash() {
        return hash(rules());
    }

    /** The same for any list of rules. */
    public static String hash(List<? extends Rule> rules) {
        StringBuilder text = new StringBuilder();
        for (Rule rule : rules) {
            text.append(rule.name()).append('\t').append(rule.version());
            for (Map.Entry<String, String> setting : new TreeMap<>(rule.settings()).entrySet()) {
                text.append('\t').append(setting.getKey()).append('=').append(setting.getValue());
            }
            text.append('\n');
        }
        return Hashes.sha256(text.toString());
    }
}
