package io.kalimtak.registry.mlflow;

import io.kalimtak.kit.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Filters and orders in SQL over one of the views. Names come from the tables here, values only ever as parameters. */
enum SearchSql {
    VERSIONS(
            Map.of("name", "model", "run_id", "run_id", "source_path", "source"),
            Map.of("version_number", "number"),
            Map.of(
                    "name", "model",
                    "version_number", "number",
                    "creation_timestamp", "created_at",
                    "last_updated_timestamp", "updated_at"),
            List.of("model ASC", "number DESC")),
    MODELS(
            Map.of("name", "model"),
            Map.of(),
            Map.of("name", "model", "creation_timestamp", "created_at", "last_updated_timestamp", "updated_at"),
            List.of("model ASC"));

    /** What is in a statement behind WHERE, with a parameter for every question mark. */
    record Condition(String sql, List<Object> parameters) {}

    /** MLflow's clients leave prompts out by this tag; what has no such tag is none. */
    private static final String IS_PROMPT = "mlflow.prompt.is_prompt";

    private static final Set<String> FOR_TEXTS = Set.of("=", "!=", "LIKE", "ILIKE", "IN", "NOT IN");
    private static final Set<String> FOR_TAGS = Set.of("=", "!=", "LIKE", "ILIKE");
    private static final Set<String> FOR_NUMBERS = Set.of("=", "!=", "<", "<=", ">", ">=");
    private static final Pattern ORDER = Pattern.compile(
            "\\s*(?:attributes?\\.)?[`\"]?(?<key>\\w+)[`\"]?(?:\\s+(?<way>ASC|DESC))?\\s*", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> texts;
    private final Map<String, String> numbers;
    private final Map<String, String> sortable;
    private final List<String> lastOrder;

    SearchSql(
            Map<String, String> texts,
            Map<String, String> numbers,
            Map<String, String> sortable,
            List<String> lastOrder) {
        this.texts = texts;
        this.numbers = numbers;
        this.sortable = sortable;
        this.lastOrder = lastOrder;
    }

    /** All clauses; TRUE for none. Throws a 400 problem for attributes and comparators that there are not. */
    Condition where(List<Clause> clauses) {
        List<Object> parameters = new ArrayList<>();
        String sql = clauses.stream()
                .map(clause -> clause.onTag() ? tag(clause, parameters) : attribute(clause, parameters))
                .collect(Collectors.joining(" AND "));
        return new Condition(sql.isEmpty() ? "TRUE" : sql, parameters);
    }

    /** What stands behind ORDER BY; by default what changed last comes first, as at MLflow's own server. */
    String order(List<String> orderBy) {
        Set<String> parts = new LinkedHashSet<>();
        for (String asked : orderBy) {
            Matcher order = ORDER.matcher(asked == null ? "" : asked);
            if (!order.matches() || !sortable.containsKey(order.group("key"))) {
                throw ProblemException.violation("order_by", "must be " + listed(sortable) + ", with ASC or DESC");
            }
            boolean descending = "DESC".equalsIgnoreCase(order.group("way"));
            parts.add(sortable.get(order.group("key")) + (descending ? " DESC" : " ASC"));
        }
        if (parts.isEmpty()) {
            parts.add("updated_at DESC");
        }
        parts.addAll(lastOrder);
        return String.join(", ", parts);
    }

    private String tag(Clause clause, List<Object> parameters) {
        checkComparator(clause, FOR_TAGS);
        checkQuoted(clause, true);
        parameters.add(clause.key());
        String left = clause.key().equals(IS_PROMPT) ? "coalesce(tags ->> ?, 'false')" : "(tags ->> ?)";
        return compared(left, clause, parameters);
    }

    private String attribute(Clause clause, List<Object> parameters) {
        String number = numbers.get(clause.key());
        if (number != null) {
            checkComparator(clause, FOR_NUMBERS);
            checkQuoted(clause, false);
            parameters.add(Integer.parseInt(clause.values().getFirst()));
            return number + " " + clause.comparator() + " ?";
        }
        String text = texts.get(clause.key());
        if (text == null) {
            throw ProblemException.violation(
                    "filter", "must ask for " + listed(texts) + listed(numbers, ", ") + " or tags.<key>");
        }
        checkComparator(clause, FOR_TEXTS);
        checkQuoted(clause, true);
        return compared(text, clause, parameters);
    }

    private static String compared(String left, Clause clause, List<Object> parameters) {
        parameters.addAll(clause.values());
        String marks = clause.values().stream().map(value -> "?").collect(Collectors.joining(", "));
        return left + " " + clause.comparator() + " "
                + switch (clause.comparator()) {
                    case "IN", "NOT IN" -> "(" + marks + ")";
                    // Only % and _ mean something there; a backslash is a backslash.
                    case "LIKE", "ILIKE" -> marks + " ESCAPE ''";
                    default -> marks;
                };
    }

    private static void checkComparator(Clause clause, Set<String> allowed) {
        if (!allowed.contains(clause.comparator())) {
            throw ProblemException.violation(
                    "filter",
                    "must compare " + (clause.onTag() ? "tags" : clause.key()) + " by "
                            + allowed.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static void checkQuoted(Clause clause, boolean quoted) {
        if (clause.quoted() != quoted) {
            throw ProblemException.violation(
                    "filter",
                    "must compare " + (clause.onTag() ? "tags" : clause.key()) + " with a "
                            + (quoted ? "quoted text" : "number"));
        }
    }

    private static String listed(Map<String, String> names) {
        return names.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String listed(Map<String, String> names, String before) {
        return names.isEmpty() ? "" : before + listed(names);
    }
}
