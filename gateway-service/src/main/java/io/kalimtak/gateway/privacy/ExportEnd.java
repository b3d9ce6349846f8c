package io.kalimtak.gateway.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The last line of an export.
 *
 * @param complete whether every service wrote all it holds; false means that there is more
 * @param lines how many lines came before this one
 * @param missing services that wrote nothing or not all, by name
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"kind", "complete", "lines", "missing", "services"})
record ExportEnd(String kind, boolean complete, long lines, List<String> missing, List<Part> services) {
    /**
     * What one service wrote.
     *
     * @param problem why that is not all, or null
     */
    record Part(String service, long lines, String problem) {}

    static ExportEnd of(List<Part> parts) {
        List<String> missing = parts.stream()
                .filter(part -> part.problem() != null)
                .map(Part::service)
                .toList();
        long lines = parts.stream().mapToLong(Part::lines).sum();
        return new ExportEnd("end", missing.isEmpty(), lines, missing, parts);
    }
}
