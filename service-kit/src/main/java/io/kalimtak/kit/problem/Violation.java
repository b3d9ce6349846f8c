package io.kalimtak.kit.problem;

/** One field that is wrong: its JSON path, and what would be right. Never the value: it is the user's text. */
public record Violation(String field, String message) {}
