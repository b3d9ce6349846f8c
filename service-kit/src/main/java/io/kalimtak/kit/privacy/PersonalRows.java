package io.kalimtak.kit.privacy;

/**
 * Rows of one table that are a person's own, and how an export shows them. In its SQL {@code held} is the row and {@code
 * me} the person, with {@code subject_id}, {@code training_sets} and {@code eval_rows}. All of it is the program's own
 * words, never a caller's.
 *
 * @param kind what a row is, as {@code feedback}
 * @param table where it is held; without a schema it is one of the service's own
 * @param createdAt SQL of the time that orders the rows
 * @param data SQL of what is shown, as {@code jsonb}
 * @param joined SQL after {@code FROM me JOIN}
 */
public record PersonalRows(String kind, String table, String createdAt, String data, String joined) {
    private static final String WHOLE = "to_jsonb(held)";

    /** Whole rows, so that a column added later is exported without anybody thinking of it. */
    public static PersonalRows where(String kind, String table, String createdAt, String condition) {
        return joined(kind, table, createdAt, table + " held ON " + condition);
    }

    /** Whole rows that other tables lead to. */
    public static PersonalRows joined(String kind, String table, String createdAt, String joined) {
        return new PersonalRows(kind, table, createdAt, WHOLE, joined);
    }

    /** The same, shown by this SQL. */
    public PersonalRows showing(String jsonb) {
        return new PersonalRows(kind, table, createdAt, jsonb, joined);
    }

    /** The same without some columns: those that tell of somebody else. */
    public PersonalRows without(String... columns) {
        return showing("(" + data + " - '{" + String.join(",", columns) + "}'::text[])");
    }

    /** The query; asks for the service's name, the pseudonym, the sets and the rows, in this order. */
    String sql() {
        String source = table.contains(".") ? "'" + table + "'" : "current_schema() || '." + table + "'";
        return "SELECT json_build_object('kind', '" + kind + "', 'service', ?::text, 'source', " + source
                + ", 'created_at', " + createdAt + ", 'data', " + data + ")::text"
                + " FROM (SELECT ?::text AS subject_id, ?::uuid[] AS training_sets, ?::uuid[] AS eval_rows) me JOIN "
                + joined + " ORDER BY " + createdAt;
    }
}
