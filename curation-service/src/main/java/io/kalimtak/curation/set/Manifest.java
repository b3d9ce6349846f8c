package io.kalimtak.curation.set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a set is and how it came about; {@code manifest.json}.
 *
 * @param createdAt RFC 3339, UTC
 * @param parentId the set before, or null
 * @param rulesHash SHA-256 over the rules' names, versions and settings
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"id", "created_at", "parent_id", "rules", "rules_hash", "funnel", "counts", "files"})
record Manifest(
        UUID id,
        String createdAt,
        UUID parentId,
        List<AppliedRule> rules,
        String rulesHash,
        Funnel funnel,
        Counts counts,
        List<SetFile> files) {
    static final String FILE = "manifest.json";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** A rule as it was applied. */
    record AppliedRule(String name, int version, Map<String, String> settings) {
        static AppliedRule of(Rule rule) {
            return new AppliedRule(rule.name(), rule.version(), new TreeMap<>(rule.settings()));
        }
    }

    /** Rows by side, and rows of both sides by what they are; {@code none} where a row names no tool. */
    record Counts(
            long train,
            long eval,
            long preferences,
            Map<String, Long> byLanguage,
            Map<String, Long> byDomain,
            Map<String, Long> byTargetTool) {}

    /** A file of the set: lines, bytes, SHA-256 in hexadecimal. */
    record SetFile(String name, long rows, long bytes, String sha256) {}

    byte[] toBytes() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    static Manifest read(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, Manifest.class);
    }
}
