package io.kalimtak.training.endpoint;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an API says of an error, fit to be shown and stored: at most 300 characters, without what looks like a key and
 * without long quotations, which may be somebody's words.
 */
public final class ApiMessage {
    private static final int LONGEST = 300;
    private static final String QUOTED = "(?s)\"[^\"]{40,}\"|“[^”]{40,}”|`[^`]{40,}`|'[^']{40,}'";
    private static final String KEY = "\\b(?:sk|key|pk)-[A-Za-z0-9_*.-]{4,}";

    private ApiMessage() {}

    /** Of an {@code error} object: its code or type, and its message, without a full stop. */
    public static String of(JsonNode error) {
        // Many errors have a type and a code of null.
        String code = error.path("code").isTextual() ? "code" : "type";
        String kind = clean(error.path(code).asText(""));
        String message = clean(error.path("message").asText("")).replaceFirst("\\.$", "");
        if (message.isBlank()) {
            return kind.isBlank() ? "no reason given" : kind;
        }
        return kind.isBlank() ? message : kind + ": " + message;
    }

    /** A text of an API without what must not be kept. */
    public static String clean(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ")
                .replaceAll(QUOTED, "\"…\"")
                .replaceAll(KEY, "…")
                .strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
    }
}
