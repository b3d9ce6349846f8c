package io.kalimtak.gateway.metrics;

import io.kalimtak.gateway.proxy.Peers;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was asked for, as it came; interaction-service says what is wrong with it. */
record MetricsQuery(String since, String until, String version, String language, String tool, String by) {
    /** The same as a query string, with its question mark. */
    String encoded() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("since", since);
        parameters.put("until", until);
        parameters.put("version", version);
        parameters.put("language", language);
        parameters.put("tool", tool);
        parameters.put("by", by);
        return Peers.query(parameters);
    }

    /** Whether failed requests can be told apart so: of them neither language nor tool is known. */
    boolean fitsRequests() {
        return absent(language) && absent(tool) && !"language".equals(by) && !"tool".equals(by);
    }

    /** The version asked for; null for all. */
    String onlyVersion() {
        return absent(version) ? null : version;
    }

    private static boolean absent(String value) {
        return value == null || value.isEmpty();
    }
}
