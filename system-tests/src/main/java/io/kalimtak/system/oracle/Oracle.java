package io.kalimtak.system.oracle;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.system.Groups;
import io.kalimtak.system.faults.CrashPoint;
import io.kalimtak.system.faults.FaultJars;
import io.kalimtak.system.faults.Mutant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;

/**
 * A system of its own with traffic, faults and a judge. One run after another may be made on it: each has a ledger of its
 * own and is judged by that alone.
 */
public final class Oracle implements AutoCloseable {
    private static final List<Service> SERVICES =
            List.of(Service.GATEWAY, Service.INTERACTION, Service.FEEDBACK, Service.REGISTRY);
    private static final Duration GROWN_WITHIN = Duration.ofSeconds(120);

    /** With nothing on its way any more this is for what a transaction was doing just then. */
    private static final Duration CLEAN_WITHIN = Duration.ofSeconds(5);

    /** What came out of a run. */
    public record Verdict(int sent, int answered, int rated, long refused, List<Violation> violations) {
        /** Whether something of a kind was found. */
        public boolean has(Violation.Kind kind) {
            return violations.stream().anyMatch(violation -> violation.kind() == kind);
        }

        @Override
        public String toString() {
            return "%d requests sent, %d answered, %d ratings accepted, %d refused for the moment; %s"
                    .formatted(
                            sent,
                            answered,
                            rated,
                            refused,
                            violations.isEmpty()
                                    ? "nothing lost, nothing doubled"
                                    : violations.size() + " violations, first " + violations.getFirst());
        }
    }

    @FunctionalInterface
    private interface Trouble {
        void happen() throws IOException, InterruptedException, SQLException;
    }

    private final Path folder;
    private final SmallDisk disk;
    private final KalimtakSystem system;
    private final PrintStream out;
    private final Chaos chaos;
    private final LongAdder answers = new LongAdder();
    private final Set<UUID> earlier = new HashSet<>();
    private int runs;

    private Oracle(Path folder, SmallDisk disk, KalimtakSystem system, PrintStream out) {
        this.folder = folder;
        this.disk = disk;
        this.system = system;
        this.out = out;
        this.chaos = new Chaos(system, folder, disk, answers::sum, out);
        Runtime.getRuntime().addShutdownHook(new Thread(chaos::thaw));
    }

    /**
     * Starts the servers and the services that take part, with the agent in each.
     *
     * @param folder for data, ledgers and flags; it must be empty
     */
    public static Oracle start(Home home, Path folder, PrintStream out) throws IOException {
        Path flags = folder.resolve("oracle");
        String agent = FaultJars.option(flags);
        SmallDisk disk = SmallDisk.at(folder.resolve("journal-disk"));
        ServiceTuning tuning = new ServiceTuning(
                List.of(agent),
                Map.of(
                        "KALIMTAK_GATEWAY_JOURNAL_FOLDER",
                        disk.folder().resolve("journal").toString(),
                        "KALIMTAK_GATEWAY_IDEMPOTENCY_ABANDONED_AFTER",
                        "3s"));
        KalimtakSystem system = KalimtakSystem.open(
                new SystemSettings(home, new RunFolders(folder), PortPlan.free(), SERVICES, tuning),
                (server, took) -> {});
        try {
            system.start();
        } catch (RuntimeException e) {
            disk.close();
            throw e;
        }
        return new Oracle(flags, disk, system, out);
    }

    /** Traffic through every fault of the seed's plan. */
    public Verdict faults(long seed, int kills, int outageSeconds) throws IOException, InterruptedException {
        List<Fault> plan = FaultPlan.of(seed, kills, outageSeconds);
        return run(seed, () -> chaos.strike(plan, seed));
    }

    /** How the judge must name what comes of a mistake; anything else may be something else. */
    public static Violation.Kind shownBy(Mutant mutant) {
        return switch (mutant) {
            case NO_CONFLICT_CLAUSE -> Violation.Kind.DEAD_LETTER;
            case ACK_BEFORE_COMMIT, DROPPED_JOURNAL -> Violation.Kind.LOST;
        };
    }

    /** Traffic through one fault that the mistake must not survive, with the mistake planted; it is pulled afterwards. */
    public Verdict mutant(Mutant mutant, long seed) throws IOException, InterruptedException {
        String process = mutant.module().substring(0, mutant.module().indexOf('-'));
        mutant.plant(folder);
        restart(process);
        mutant.pull(folder);
        Verdict verdict = run(seed, () -> {
            awaitGrown(mutant);
            Thread.sleep(3_000);
            bringOut(mutant, process);
            Thread.sleep(3_000);
        });
        restart(process);
        return verdict;
    }

    /** Its class is loaded with the first record, not before. */
    private void awaitGrown(Mutant mutant) throws InterruptedException {
        long deadline = System.nanoTime() + GROWN_WITHIN.toNanos();
        while (!mutant.grown(folder)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(mutant + " was planted and is not in " + mutant.module()
                        + ": does it still have the class that the mutant names?");
            }
            Thread.sleep(100);
        }
    }

    /** The mishap that a service without the mistake survives. */
    private void bringOut(Mutant mutant, String process) throws IOException, InterruptedException {
        switch (mutant) {
            case NO_CONFLICT_CLAUSE -> {
                // Not pulled yet for the process that takes the same batch again.
                mutant.plant(folder);
                chaos.crash(CrashPoint.BEFORE_ACK);
                chaos.recover();
                mutant.pull(folder);
            }
            case ACK_BEFORE_COMMIT -> {
                system.process(process).kill();
                chaos.recover();
            }
            case DROPPED_JOURNAL -> {
                chaos.frozen("kafka", () -> {
                    // Dies with answers given that only its journal could have: what it still would send dies with it.
                    Thread.sleep(4_000);
                    chaos.awaitAnswer();
                    system.process(process).kill();
                });
                chaos.recover();
            }
        }
    }

    private void restart(String process) {
        system.process(process).stop();
        chaos.recover();
    }

    private Verdict run(long seed, Trouble trouble) throws IOException, InterruptedException {
        // A run of its own has sessions of its own, whatever the seed of the one before.
        long ownSeed = seed + 1_000L * runs;
        Path path = folder.resolve("ledger-" + runs++);
        Caller caller =
                new Caller(system.url(Service.GATEWAY), system.credentials().appKey());
        try (Ledger ledger = Ledger.create(path)) {
            Traffic traffic = Traffic.start(caller, ledger, answers, ownSeed);
            try {
                trouble.happen();
            } catch (Exception e) {
                traffic.stopAfter(e);
                throw e;
            }
            traffic.stop();
        } catch (SQLException e) {
            throw new IOException("the database does not answer the check itself", e);
        }
        Book book = Book.read(path);
        List<Violation> violations = settled(book);
        earlier.addAll(book.sent());
        Verdict verdict = new Verdict(
                book.sent().size(),
                book.answered().size(),
                book.accepted().size(),
                caller.refused(),
                List.copyOf(violations));
        out.println("  " + verdict);
        return verdict;
    }

    /** Judges when nothing is on its way any more, again while something seems wrong: it may only be late. */
    private List<Violation> settled(Book book) throws IOException, InterruptedException {
        Judge judge = new Judge(
                new Held(system.servers().postgres().administrator("kalimtak")),
                new Topics(system.servers().kafka().bootstrapServers()));
        try (Groups groups = new Groups(system.servers().kafka().bootstrapServers())) {
            boolean quiet = new Quiet(system, groups).await();
            long deadline = System.nanoTime() + CLEAN_WITHIN.toNanos();
            List<Violation> violations = judge.judge(book, earlier);
            while (!violations.isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(1_000);
                violations = judge.judge(book, earlier);
            }
            if (!quiet) {
                violations.add(new Violation(Violation.Kind.STUCK, "records are not consumed: " + groups.lags()));
            }
            return violations;
        } catch (SQLException | ExecutionException e) {
            throw new IOException("what is held cannot be read", e);
        }
    }

    @Override
    public void close() {
        system.close();
        disk.close();
    }
}
