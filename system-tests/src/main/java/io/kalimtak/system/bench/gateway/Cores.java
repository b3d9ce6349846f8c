package io.kalimtak.system.bench.gateway;

import io.kalimtak.system.bench.Options;
import java.io.IOException;

/**
 * Keeps the load's client and the upstream, which run in this process, off the servers' cores, by Linux's {@code taskset}.
 * Children inherit where their parent may run: they are started while this process is on their cores.
 */
final class Cores {
    private final int all;
    private final int load;

    /** @param load how many for the load; 0: all cores for all */
    Cores(int load) {
        this(Runtime.getRuntime().availableProcessors(), load);
    }

    Cores(int all, int load) {
        if (load >= all) {
            throw new Options.BadOption(
                    "--load-cores " + load + " leaves none of " + all + " cores for the servers; give fewer");
        }
        this.all = all;
        this.load = load;
    }

    /** How many a machine can spare: a quarter, none below four. */
    static int toSpare() {
        return Runtime.getRuntime().availableProcessors() / 4;
    }

    /** Before servers are started. */
    void forServers() throws IOException, InterruptedException {
        if (load > 0) {
            pin(servers());
        }
    }

    /** When they run. */
    void forLoad() throws IOException, InterruptedException {
        if (load > 0) {
            pin(load());
        }
    }

    /** What was done, as a line to print. */
    String line() {
        return load == 0
                ? "all " + all + " cores carry servers, upstream and load alike"
                : "servers on cores " + servers() + ", upstream and load on " + load();
    }

    private String servers() {
        return "0-" + (all - load - 1);
    }

    private String load() {
        return (all - load) + "-" + (all - 1);
    }

    private static void pin(String cores) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder(
                        "taskset",
                        "--all-tasks",
                        "--cpu-list",
                        "--pid",
                        cores,
                        Long.toString(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (taskset.waitFor() != 0) {
            throw new IOException("taskset could not keep us to the cores " + cores + "; --load-cores 0 does without");
        }
    }
}
