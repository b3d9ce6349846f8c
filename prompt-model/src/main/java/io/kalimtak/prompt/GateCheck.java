package io.kalimtak.prompt;

/** One condition of the gate: what was measured, the bound it had to keep, and a sentence for people. */
public record GateCheck(String name, boolean passed, double value, double bound, String explanation) {}
