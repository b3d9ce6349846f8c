package io.kalimtak.system.oracle;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.system.faults.CrashPoint;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Has faults happen to a running system, and puts right what can be put right from outside. */
final class Chaos {
    private static final Duration READY = Duration.ofSeconds(120);
    private static final Duration REACHED = Duration.ofSeconds(120);
    private static final int GAP_MS = 1_500;
    private static final int DISK_FULL_MS = 4_000;
    private static final String CUT =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'kalimtak%' AND pid <> pg_backend_pid()";

    private final KalimtakSystem system;
    private final Path flags;
    private final SmallDisk disk;
    private final LongSupplier answers;
    private final PrintStream out;
    private long began;

    /** What goes on while a process hangs. */
    @FunctionalInterface
    interface Meanwhile {
        void happen() throws IOException, InterruptedException;
    }

    /**
     * For a system.
     *
     * @param answers how many answers the traffic has got so far
     */
    Chaos(KalimtakSystem system, Path flags, SmallDisk disk, LongSupplier answers, PrintStream out) {
        this.system = system;
        this.flags = flags;
        this.disk = disk;
        this.answers = answers;
        this.out = out;
    }

    /** One fault after the other, with short pauses; returns when everything is ready again. */
    void strike(List<Fault> plan, long seed) throws IOException, InterruptedException, SQLException {
        Random random = new Random(seed);
        began = System.nanoTime();
        for (Fault fault : plan) {
            Thread.sleep(random.nextInt(GAP_MS));
            revive();
            out.printf(
                    "  %3d s  %s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds(), fault);
            strike(fault);
        }
        recover();
    }

    /** Starts what is dead and waits until every process is ready. */
    void recover() {
        revive();
        system.processes().forEach(this::awaitReady);
    }

    private void strike(Fault fault) throws IOException, InterruptedException, SQLException {
        switch (fault) {
            case Fault.Kill kill -> {
                ChildServer process = system.process(kill.process());
                process.kill();
                Thread.sleep(kill.awayMs());
                process.start();
            }
            case Fault.Crash crash -> crash(crash.point());
            case Fault.Freeze freeze -> {
                frozen(freeze.process(), () -> Thread.sleep(freeze.ms()));
            }
            case Fault.Cut cut -> cutConnections();
            case Fault.Outage outage -> outage(outage.seconds());
            case Fault.FullDisk full -> fullDisk();
        }
    }

    /** Waits until the process has died of it. Throws IllegalStateException when it does not come there. */
    void crash(CrashPoint point) throws IOException, InterruptedException {
        recover();
        ChildServer process = process(point);
        point.arm(flags);
        if (point == CrashPoint.DURING_REBALANCE) {
            // A consumer that comes anew has the partitions dealt out again.
            process.kill();
            process.start();
        }
        awaitDeath(point, process);
        process.start();
    }

    private ChildServer process(CrashPoint point) {
        return system.process(point.module().substring(0, point.module().indexOf('-')));
    }

    private void awaitDeath(CrashPoint point, ChildServer process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + REACHED.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadline) {
                point.disarm(flags);
                throw new IllegalStateException(point + " was armed and never reached: does " + point.module()
                        + " still have the method that it names?");
            }
            Thread.sleep(20);
        }
        if (point.armed(flags)) {
            throw new IllegalStateException(process.obituary());
        }
    }

    private void outage(int seconds) throws IOException, InterruptedException {
        recover();
        ChildServer kafka = system.process("kafka");
        ChildServer gateway = system.process("gateway");
        kafka.kill();
        Thread.sleep(Duration.ofSeconds(seconds * 3L / 4));
        gateway.kill();
        gateway.start();
        Thread.sleep(Duration.ofSeconds(seconds - seconds * 3L / 4));
        CrashPoint.BEFORE_DRAINED.arm(flags);
        kafka.start();
        awaitDeath(CrashPoint.BEFORE_DRAINED, gateway);
        gateway.start();
        awaitAnswer();
    }

    private void fullDisk() throws IOException, InterruptedException {
        if (!disk.fillable()) {
            out.println("         left out: this machine lets nobody mount a disk that can be filled");
            return;
        }
        recover();
        frozen("kafka", () -> {
            try {
                disk.fill();
                Thread.sleep(DISK_FULL_MS);
            } finally {
                disk.empty();
            }
        });
        awaitAnswer();
    }

    /** Has a process hang while something goes on. */
    void frozen(String process, Meanwhile meanwhile) throws IOException, InterruptedException {
        signal(system.process(process), "STOP");
        try {
            meanwhile.happen();
        } finally {
            signal(system.process(process), "CONT");
        }
    }

    /** A gateway that came through this must answer again by itself: the next kill would hide that it does not. */
    void awaitAnswer() throws InterruptedException {
        long before = answers.getAsLong();
        long deadline = System.nanoTime() + READY.toNanos();
        while (answers.getAsLong() == before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the gateway answers nobody any more");
            }
            Thread.sleep(50);
        }
    }

    /** Lets everything go on that hangs: who is stopped does not notice that its parent has gone. */
    void thaw() {
        for (ChildServer process : system.processes()) {
            try {
                if (process.isAlive()) {
                    signal(process, "CONT");
                }
            } catch (IOException e) {
                out.println("cannot let " + process.name() + " go on: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void cutConnections() throws SQLException {
        // The fault before may have been its death: who has just started it refuses for a while.
        awaitReady(system.process("postgresql"));
        try (Connection connection =
                        system.servers().postgres().administrator("kalimtak").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(CUT);
        }
    }

    /** A service gives up when its database stays away while it starts; whoever runs it would start it again. */
    private void revive() {
        system.processes().stream().filter(process -> !process.isAlive()).forEach(ChildServer::start);
    }

    private void awaitReady(ChildServer process) {
        long deadline = System.nanoTime() + READY.toNanos();
        while (true) {
            try {
                process.awaitReady(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
                return;
            } catch (RuntimeException e) {
                if (process.isAlive() || System.nanoTime() > deadline) {
                    throw e;
                }
                process.start();
            }
        }
    }

    private static void signal(ChildServer process, String signal) throws IOException, InterruptedException {
        // One that has died meanwhile needs no signal; it is started again before the next fault.
        List<String> pids = ProcessHandle.of(process.pid()).stream()
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .map(one -> Long.toString(one.pid()))
                .toList();
        if (pids.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        command.addAll(pids);
        new ProcessBuilder(command).start().waitFor();
    }
}
