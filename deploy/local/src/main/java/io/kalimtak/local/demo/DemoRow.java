package io.kalimtak.local.demo;

/**
 * One line of the demonstration corpus.
 *
 * @param task the kind of task, for example coding
 * @param input the rough request
 * @param target a good structured prompt for it
 * @param split {@code train} (asked and rated) or {@code heldout} (only asked, before and after)
 */
record DemoRow(String id, String language, String task, String targetTool, String input, String target, String split) {
    boolean heldOut() {
        return "heldout".equals(split);
    }
}
