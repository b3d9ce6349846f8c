package io.kalimtak.registry.mlflow;

import io.kalimtak.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MLflow's filters: conditions joined by AND, each an attribute or a tag, a comparator, and a quoted text, a list of them, or
 * a number. Grammar: mlflow.org, "Search Models", "Search Syntax".
 */
final class Filter {
    private static final String TEXT = "'[^']*+(?:''[^']*+)*+'|\"[^\"]*+\"";
    private static final Pattern CLAUSE = Pattern.compile(
            "\\s*(?:(?<entity>attributes?|tags?)\\.)?(?<key>`[^`]++`|\"[^\"]++\"|[\\w./-]++)\\s*"
                    + "(?<comparator>!=|<=|>=|=|<|>|NOT\\s+IN\\b|IN\\b|I?LIKE\\b)\\s*"
                    + "(?:(?<text>" + TEXT + ")|(?<number>\\d{1,9})|\\((?<list>(?:\\s*(?:" + TEXT
                    + ")\\s*,?)++)\\))\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile("AND\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);

    private Filter() {}

    /** The conditions, all of which shall hold; none for an absent filter. Throws a 400 problem where it is wrong. */
    static List<Clause> parse(String filter) {
        if (filter == null || filter.isBlank()) {
            return List.of();
        }
        Texts.optional("filter", filter, Texts.FILTER);
        List<Clause> clauses = new ArrayList<>();
        Matcher clause = CLAUSE.matcher(filter);
        Matcher and = AND.matcher(filter);
        int at = 0;
        while (true) {
            if (!clause.region(at, filter.length()).lookingAt()) {
                throw broken(at);
            }
            clauses.add(clause(clause));
            at = clause.end();
            if (at == filter.length()) {
                return List.copyOf(clauses);
            }
            if (!and.region(at, filter.length()).lookingAt()) {
                throw broken(at);
            }
            at = and.end();
        }
    }

    private static Clause clause(Matcher match) {
        String entity = match.group("entity");
        boolean onTag = entity != null && entity.toLowerCase(Locale.ROOT).startsWith("tag");
        String comparator = match.group("comparator").toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        String key = match.group("key").replaceAll("^[`\"]|[`\"]$", "");
        String number = match.group("number");
        if (number != null) {
            return new Clause(onTag, key, comparator, List.of(number), false);
        }
        String texts = match.group("list") == null ? match.group("text") : match.group("list");
        boolean manyAllowed = comparator.endsWith("IN");
        if (manyAllowed != (match.group("list") != null)) {
            throw ProblemException.violation(
                    "filter", "must have a list in brackets behind IN and NOT IN, and only there");
        }
        List<String> values = ONE_TEXT.matcher(texts)
                .results()
                .map(one -> unquoted(one.group()))
                .toList();
        return new Clause(onTag, key, comparator, values, true);
    }

    private static String unquoted(String text) {
        String inner = text.substring(1, text.length() - 1);
        return text.startsWith("'") ? inner.replace("''", "'") : inner;
    }

    private static ProblemException broken(int at) {
        return ProblemException.violation(
                "filter",
                "cannot be read from character " + (at + 1)
                        + " on: it must be conditions joined by AND, such as name = 'default' AND tags.key = 'value'");
    }
}
