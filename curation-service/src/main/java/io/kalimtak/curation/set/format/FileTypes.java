package io.kalimtak.curation.set.format;

/** The media type of a set's files, by their names. */
public final class FileTypes {
    private FileTypes() {}

    public static String of(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "jsonl" -> "application/x-ndjson";
            case "parquet" -> "application/vnd.apache.parquet";
            case "md" -> "text/markdown;charset=UTF-8";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }
}
