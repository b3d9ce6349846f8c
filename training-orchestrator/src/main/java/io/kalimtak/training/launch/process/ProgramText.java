package io.kalimtak.training.launch.process;

/** What a program says of itself, fit to be shown: one line of at most 300 characters. */
final class ProgramText {
    private static final int LONGEST = 300;

    private ProgramText() {}

    static String clean(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
