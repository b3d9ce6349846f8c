package io.kalimtak.system.bench;

import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.local.demo.DemoOfTheLoop;
import io.kalimtak.local.demo.DemoRow;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.ResidentMemory;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Start-up time, memory, and the time of calls of one caller, on the base version and on a trained one. It starts a
 * system of its own on free ports with data of its own, twice (new data, then the same data again), and leaves nothing.
 */
public final class SystemBenchmark {
    private static final int WARM_UP = 500;
    private static final int CALLS = 2_000;
    private static final double MEGABYTE = 1024.0 * 1024;

    private final PrintStream out;
    private final RunFolders folders;

    private SystemBenchmark(PrintStream out, RunFolders folders) {
        this.out = out;
        this.folders = folders;
    }

    /** Takes no arguments; the system property {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("kalimtak-bench");
        RunFolders folders = new RunFolders(folder);
        try {
            new SystemBenchmark(System.out, folders).run();
        } finally {
            folders.delete();
        }
    }

    private void run() throws Exception {
        out.printf(
                "%d processors, Java %s, %s%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), System.getProperty("os.name"));
        try (KalimtakSystem system = started("first start, new data")) {
            memory(system, "memory after the start");
            calls(system);
            memory(system, "memory after calls and a training");
        }
        KalimtakSystem again = started("start again, the same data");
        long began = System.nanoTime();
        again.close();
        out.printf(Locale.ROOT, "%-34s %6.1f s%n", "stop everything", (System.nanoTime() - began) / 1e9);
    }

    private KalimtakSystem started(String name) {
        SystemSettings settings = SystemSettings.of(Home.find(), folders, PortPlan.free());
        long began = System.nanoTime();
        KalimtakSystem system = KalimtakSystem.open(settings, (server, took) -> {});
        system.start();
        out.printf(
                Locale.ROOT, "%-34s %6.1f s until every process is ready%n", name, (System.nanoTime() - began) / 1e9);
        return system;
    }

    private void memory(KalimtakSystem system, String name) {
        double bytes =
                system.processes().stream().mapToLong(SystemBenchmark::memory).sum();
        out.printf(
                Locale.ROOT,
                "%-34s %6.0f MB in %d processes%n",
                name,
                bytes / MEGABYTE,
                system.processes().size());
    }

    private static long memory(ChildServer process) {
        return ProcessHandle.of(process.pid()).map(ResidentMemory::ofFamily).orElse(0L);
    }

    private void calls(KalimtakSystem system) throws Exception {
        OneCaller caller =
                new OneCaller(system.url(Service.GATEWAY), system.credentials().appKey());
        List<DemoRow> rows = DemoCorpus.read();
        caller.generate(rows, WARM_UP);
        out.println(caller.generate(rows, CALLS).line("generate, base version"));
        new DemoOfTheLoop().run(system, new PrintStream(OutputStream.nullOutputStream()));
        caller.generate(rows, WARM_UP);
        out.println(caller.generate(rows, CALLS).line("generate, trained version"));
        // Last: thousands of middling ratings of the demonstration's own requests are nothing to train on.
        out.println(caller.rate(CALLS).line("feedback"));
    }
}
