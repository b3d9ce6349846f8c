package io.kalimtak.curation.rule;

/**
 * What a rule says of a row.
 *
 * @param reason why it is dropped, one of few fixed phrases, never the row's text; null for a row that is kept
 */
public record Verdict(String reason) {
    private static final Verdict KEEP = new Verdict(null);

    public static Verdict keep() {
        return KEEP;
    }

    public static Verdict drop(String reason) {
        return new Verdict(reason);
    }

    public static Verdict dropIf(boolean bad, String reason) {
        return bad ? drop(reason) : KEEP;
    }

    public boolean kept() {
        return reason == null;
    }
}
