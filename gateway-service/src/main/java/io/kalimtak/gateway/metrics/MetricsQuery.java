package io.kalimtak.gateway.metrics;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What was asked for, as it came; interaction-service says what is wrong with it. */
record MetricsQuery(String since, String until, String version, String language, String tool, String by) {
    /** The same as a query string. */
    String encoded() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("since", since);
        parameters.put("until", until);
        parameters.put("version", version);
        parameters.put("language", language);
        parameters.put("tool", tool);
        parameters.put("by", by);
        parameters.values().removeIf(value -> value == null || value.isEmpty());
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
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
