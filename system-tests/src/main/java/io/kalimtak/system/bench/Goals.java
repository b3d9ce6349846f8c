package io.kalimtak.system.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured figures against what they should be: a line each, and at the end one that names what was missed. */
public final class Goals {
    private final PrintStream out;
    private final List<String> missed = new ArrayList<>();

    /** Prints there. */
    public Goals(PrintStream out) {
        this.out = out;
    }

    /** The median must be this or more. Returns what a table says of it: the goal, and whether it was met. */
    public String atLeast(String name, Series measured, double goal) {
        return check(name, measured, "≥ " + number(goal), measured.median() >= goal);
    }

    /** The median must be this or less. Returns what a table says of it: the goal, and whether it was met. */
    public String atMost(String name, Series measured, double goal) {
        return check(name, measured, "≤ " + number(goal), measured.median() <= goal);
    }

    /** Prints the last line. */
    public void conclude() {
        out.println(missed.isEmpty() ? "Every goal is met." : "MISSED: " + String.join("; ", missed));
    }

    private String check(String name, Series measured, String goal, boolean met) {
        String verdict = met ? "met" : measured.isEmpty() ? "not measured" : "missed";
        out.printf("%-58s %-26s goal %-8s %s%n", name, measured.text(2), goal, verdict);
        if (!met) {
            missed.add(name + " " + measured.text(2) + ", goal " + goal);
        }
        return goal + ", " + (met ? "met" : "**" + verdict + "**");
    }

    private static String number(double goal) {
        return goal == Math.rint(goal)
                ? String.format(Locale.ROOT, "%.0f", goal)
                : String.format(Locale.ROOT, "%.2f", goal);
    }
}
