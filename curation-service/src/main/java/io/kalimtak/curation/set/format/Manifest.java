package io.kalimtak.curation.set.format;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Rule;
import io.kalimtak.prompt.phrase.Hashes;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a set is and how it came about; {@code manifest.json}.
 *
 * @param createdAt RFC 3339, UTC
 * @param parentId the set before, or null
 * @param rulesHash SHA-256 over the rules' names, versions and settings
 * @param contentSha256 SHA-256 over the data files' names and hashes: equal for two sets exactly when these files are
 * @param files what is trained on, and compared with
 * @param documents what tells of the set: the data card and its charts
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({
    "id",
    "created_at",
    "parent_id",
    "content_sha256",
    "rules",
    "rules_hash",
    "funnel",
    "counts",
    "files",
    "documents"
})
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
        UUID id,
        String createdAt,
        UUID parentId,
        String contentSha256,
        List<AppliedRule> rules,
        String rulesHash,
        Funnel funnel,
        Counts counts,
        List<SetFile> files,
        List<SetFile> documents) {
    public Manifest {
        // Manifests of the first sets know no documents.
        documents = documents == null ? List.of() : List.copyOf(documents);
    }

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** A rule as it was applied. */
    public record AppliedRule(String name, int version, Map<String, String> settings) {
        public static AppliedRule of(Rule rule) {
            return new AppliedRule(rule.name(), rule.version(), new TreeMap<>(rule.settings()));
        }
    }

    /** Rows by side, pairs, and the golden set's; rows of both sides by what they are; {@code none} where a row names no tool. */
    public record Counts(
            long train,
            long eval,
            long preferences,
            long golden,
            Map<String, Long> byLanguage,
            Map<String, Long> byDomain,
            Map<String, Long> byTargetTool) {}

    /** A file of the set: lines, bytes, SHA-256 in hexadecimal. */
    public record SetFile(String name, long rows, long bytes, String sha256) {}

    /** The hash of these data files together: of a line with name and SHA-256 for each, in the order of the names. */
    public static String contentHash(List<SetFile> files) {
        StringBuilder lines = new StringBuilder();
        files.stream()
                .sorted(Comparator.comparing(SetFile::name))
                .forEach(file -> lines.append(file.name())
                        .append('\t')
                        .append(file.sha256())
                        .append('\n'));
        return Hashes.sha256(lines.toString());
    }

    /** Data files and documents: everything that the set holds but this manifest. */
    public Stream<SetFile> everyFile() {
        return Stream.concat(files.stream(), documents.stream());
    }

    /** The same with these documents. */
    public Manifest with(List<SetFile> these) {
        return new Manifest(id, createdAt, parentId, contentSha256, rules, rulesHash, funnel, counts, files, these);
    }

    public byte[] toBytes() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    public static Manifest read(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, Manifest.class);
    }
}
