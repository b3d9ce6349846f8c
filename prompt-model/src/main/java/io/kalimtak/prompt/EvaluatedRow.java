package io.kalimtak.prompt;

/** One held-out pair with the answer it got and that answer's figures; all are 0 to 1 save {@code cosine}, −1 to 1, and milliseconds. */
public record EvaluatedRow(
        String id,
        String language,
        String targetTool,
        String answer,
        double cosine,
        double rougeL,
        double chrf,
        double sectionF1,
        double latencyMs) {}
