package io.kalimtak.gateway.metrics;

/** What interaction-service says of interactions: the same of every window, and nothing of one that is wrong. */
public final class FiguresBehind {
    private static final String FIGURES = """
            {"key": %s, "interactions": 20, "news": 1,
             "satisfaction": {"ratings": 5, "rated_share": 0.25, "mean": 4.0, "mean_low": 2.5, "mean_high": 5.0,
                              "liked": 0.8, "liked_low": 0.375, "liked_high": 0.964},
             "processing_time_ms": {"mean": 10.5, "p50": 10, "p95": 19, "p99": 20},
             "tokens": {"input": {"sum": 210, "mean": 10.5}, "output": {"sum": 420, "mean": 21.0},
                        "total": {"sum": 630, "mean": 31.5}},
             "engagement": {"active_people": 4, "returning_people": 3, "return_rate": 0.75, "sessions": 4,
                            "interactions_per_session": 5.0, "without_person": 5}}
            """;

    private FiguresBehind() {}

    public static int status(String asked) {
        String query = asked == null ? "" : asked;
        return query.contains("by=nonsense") ? 400 : query.contains("version=slow") ? 503 : 200;
    }

    /** The answer to a query string as the gateway makes it; null where there is none. */
    public static String of(String asked) {
        String query = asked == null ? "" : asked;
        if (status(query) == 400) {
            return """
                    {"type": "urn:kalimtak:problem:invalid-request", "status": 400, "instance": "/internal/metrics",
                     "violations": [{"field": "by", "message": "must be one of version, language, tool, day, hour"}]}
                    """;
        }
        String by = parameter(query, "by", "");
        return """
                {"since": "%s", "until": "%s", "by": %s, "groups_left_out": 0, "total": %s, "groups": [%s]}
                """.formatted(
                        parameter(query, "since", "2026-11-16T00:00:00Z").replace("%3A", ":"),
                        parameter(query, "until", "2026-11-23T00:00:00Z").replace("%3A", ":"),
                        by.isEmpty() ? "null" : "\"" + by + "\"",
                        FIGURES.formatted("null"),
                        group(by));
    }

    private static String group(String by) {
        return switch (by) {
            case "version" -> FIGURES.formatted("\"other-version\"");
            case "tool" -> FIGURES.formatted("\"Claude\"");
            case "day" -> FIGURES.formatted("\"2001-01-01\"");
            default -> "";
        };
    }

    private static String parameter(String query, String name, String otherwise) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return otherwise;
    }
}
