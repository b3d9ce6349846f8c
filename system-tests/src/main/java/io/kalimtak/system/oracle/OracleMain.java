package io.kalimtak.system.oracle;

import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.system.bench.Options;
import io.kalimtak.system.faults.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./kalimtak oracle}: the check by itself, with as many faults as one likes. */
public final class OracleMain {
    private OracleMain() {}

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(defaults(), arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("kalimtak: oracle: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static Map<String, Integer> defaults() {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("kills", 200);
        defaults.put("outage", 60);
        defaults.put("seed", (int) (System.currentTimeMillis() % Integer.MAX_VALUE));
        defaults.put("mutants", 1);
        return defaults;
    }

    private static boolean run(Options options) throws IOException, InterruptedException {
        System.out.println("oracle " + options);
        RunFolders folders = new RunFolders(Files.createTempDirectory("kalimtak-oracle"));
        boolean passed = true;
        try (Oracle oracle = Oracle.start(Home.find(), folders.root(), System.out)) {
            if (options.of("kills") > 0) {
                passed = passed(oracle.faults(options.of("seed"), options.of("kills"), options.of("outage")));
            }
            for (Mutant mutant : options.of("mutants") > 0 ? List.of(Mutant.values()) : List.<Mutant>of()) {
                System.out.println(mutant + ", which must be noticed");
                if (!oracle.mutant(mutant, options.of("seed")).has(Oracle.shownBy(mutant))) {
                    System.out.println("  it was not noticed: the check proves nothing");
                    passed = false;
                }
            }
        }
        if (passed) {
            folders.delete();
        } else {
            System.out.println("ledgers, logs and data are in " + folders.root());
        }
        return passed;
    }

    private static boolean passed(Oracle.Verdict verdict) {
        verdict.violations().stream().limit(20).forEach(violation -> System.out.println("  " + violation));
        if (verdict.answered() < verdict.sent() / 2) {
            System.out.println("  more than half of the requests were not answered: too little was tried");
            return false;
        }
        return verdict.violations().isEmpty();
    }
}
