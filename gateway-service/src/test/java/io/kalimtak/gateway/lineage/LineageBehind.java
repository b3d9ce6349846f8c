package io.kalimtak.gateway.lineage;

import java.net.URI;

/**
 * What the services behind say of lineage: of one interaction that was answered and stands in a set, of one that stands in a
 * set alone, and of one version. They answer with fields that this release does not know.
 */
public final class LineageBehind {
    static final String ANSWERED = "10000000-0000-8000-8000-000000000001";
    static final String ONLY_IN_A_SET = "10000000-0000-8000-8000-000000000002";
    static final String SET = "20000000-0000-4000-8000-000000000001";
    static final String ROLLOUT = "30000000-0000-4000-8000-000000000001";
    static final String RUN = "40000000-0000-4000-8000-000000000001";

    private static final String VERSION = """
            {"version": "v2", "status": "live", "reason": "rolled out", "news": 1,
             "ancestors": [{"version": "v2", "base_model": "base-1", "run_id": "%s", "training_set_id": "%s",
                            "source": null, "news": 1},
                           {"version": "base-1", "base_model": "embedded", "run_id": null, "training_set_id": null,
                            "source": null}],
             "descendants": []}
            """.formatted(RUN, SET);

    private LineageBehind() {}

    public static boolean owns(String path) {
        return path.startsWith("/internal/lineage/")
                || path.matches("/api/admin/interactions/[0-9a-f-]{36}")
                || path.matches("/api/admin/training-sets/[0-9a-f-]{36}/sources");
    }

    public static int status(URI asked) {
        String path = asked.getPath();
        if (path.endsWith("/nobody") || path.matches("/api/admin/interactions/(?!" + ANSWERED + ").*")) {
            return 404;
        }
        if (path.endsWith("/broken")) {
            return 503;
        }
        return "limit=0".equals(asked.getRawQuery()) ? 400 : 200;
    }

    /** The answer; where a question has a body, the answer holds what it says. */
    public static String of(URI asked, String body) {
        return switch (status(asked)) {
            case 200 -> answer(asked.getPath(), String.valueOf(asked.getRawQuery()), body);
            case 400 -> """
                {"type": "urn:kalimtak:problem:invalid-request", "status": 400,
                 "violations": [{"field": "limit", "message": "must be between 1 and 500"}]}
                """;
            default -> "{}";
        };
    }

    private static String answer(String path, String query, String body) {
        return switch (path) {
            case "/internal/lineage/choice" -> """
                {"table": {"route": "default", "revision": 7, "strategy": "canary", "salt": "s",
                           "arms": [{"name": "canary", "version": "v2", "engine": "embedded", "share": 0.05}],
                           "reason": "%s", "actor": "key:1", "changed_at": "2026-11-23T11:00:00Z", "until": null},
                 "newer_revision": 8, "version": %s}
                """.formatted(body.replace("\"", "'"), VERSION);
            case "/internal/lineage/reached" -> """
                {"versions": [{"version": "v3", "training_set_id": "%s", "run_id": "%s", "through": null,
                               "status": "registered", "contains_erased_data": false, "news": "%s"}]}
                """.formatted(SET, RUN, body.replace("\"", "'"));
            case "/internal/lineage/interactions/" + ANSWERED, "/internal/lineage/interactions/" + ONLY_IN_A_SET ->
                """
                {"training_sets": [{"training_set_id": "%s", "held_as": "train", "status": "PUBLISHED",
                                    "created_at": "2026-11-22T02:00:00Z"}]}
                """.formatted(SET);
            case "/api/admin/interactions/" + ANSWERED -> """
                {"interaction_id": "%s", "input_text": "words", "created_at": "2026-11-23T12:00:00Z",
                 "lineage": {"model_version": "v2", "route": "default", "rollout_id": "%s", "arm": "canary",
                             "assignment_probability": 0.05}}
                """.formatted(ANSWERED, ROLLOUT);
            default ->
                path.endsWith("/sources")
                        ? """
                        {"items": [{"interaction_id": "%s", "held_as": "train"}], "next_cursor": "%s"}
                        """.formatted(ANSWERED, query)
                        : path.startsWith("/internal/lineage/versions/") ? VERSION : "{\"training_sets\": []}";
        };
    }
}
