package io.kalimtak.system.bench;

import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;

/**
 * What a benchmark has to work with.
 *
 * @param out where it prints
 * @param options as they were given
 * @param home the built project
 * @param folders a folder of its own, which goes when it ends
 */
public record Bench(PrintStream out, Options options, Home home, RunFolders folders) {
    /** The benchmark itself. */
    @FunctionalInterface
    public interface Measurement {
        /** Measures and prints. */
        void run(Bench bench) throws Exception;
    }

    /**
     * The main method of a benchmark: reads its options, prints the machine, and leaves nothing behind. With an option that
     * is wrong it prints one line and ends the process with 2.
     *
     * @param name as {@code ./kalimtak help} has it
     */
    public static void main(String name, Map<String, Integer> defaults, String[] arguments, Measurement measurement)
            throws Exception {
        try {
            run(Options.parse(defaults, arguments), measurement);
        } catch (Options.BadOption e) {
            System.err.println("kalimtak: bench " + name + ": " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Options options, Measurement measurement) throws Exception {
        Home home = Home.find();
        RunFolders folders = new RunFolders(Files.createTempDirectory("kalimtak-bench")).create();
        try {
            Machine.describe(System.out, home.root(), options);
            measurement.run(new Bench(System.out, options, home, folders));
        } finally {
            folders.delete();
        }
    }
}
