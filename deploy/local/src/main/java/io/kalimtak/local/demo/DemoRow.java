package io.kalimtak.local.demo;

/**
 * One line of the demonstration corpus.
 *
 * @param task the kind of task, for example coding
 * @param input the rough request
 * @param target a good structured prompt for it
 * @param split {@code train} (asked and rated) or {@code heldout} (only asked, before and after)
 */
public record DemoRow(
        String id, String language, String task, String targetTool, String input, String target, String split) {
    /** Whether it is only asked and never rated. */
    public boolean heldOut() {
        return "heldout".equals(split);
    }
}
