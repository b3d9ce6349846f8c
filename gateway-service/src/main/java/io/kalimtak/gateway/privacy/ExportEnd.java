package io.kalimtak.gateway.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The last line of an export.
 *
 * @param complete whether every service wrote all it holds; false means that there is more. It says nothing of what is
 *     not read at all
 * @param lines how many lines came before this one
 * @param missing services that wrote nothing or not all, by name
 * @param notRead what no export reads, whether or not it holds something of the person
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"kind", "complete", "lines", "missing", "not_read", "services"})
record ExportEnd(
        String kind,
        boolean complete,
        long lines,
        List<String> missing,
        @JsonProperty("not_read") List<String> notRead,
        List<Part> services) {
    /** A journal is its replica's alone; a dead letter is what could not be read, and may name nobody. */
    private static final List<String> NEVER_READ = List.of("journals of other gateways", "dead letters");

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
        return new ExportEnd("end", missing.isEmpty(), lines, missing, NEVER_READ, parts);
    }
}
