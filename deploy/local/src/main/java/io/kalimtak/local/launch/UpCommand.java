package io.kalimtak.local.launch;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** {@code up}: starts everything and stays until it is stopped or a process dies. */
final class UpCommand {
    private static final int RESTARTS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Home home;
    private final RunFolders folders;
    private final PrintStream out;
    private volatile boolean stopping;

    UpCommand(Home home, RunFolders folders, PrintStream out) {
        this.home = home;
        this.folders = folders;
        this.out = out;
    }

    /** Returns when the JVM is being shut down. Throws ServerException when a process could not be started or died. */
    void run(Command.Up command) {
        Optional<Demo> demo = command.demo() ? Optional.of(demo()) : Optional.empty();
        long began = System.nanoTime();
        KalimtakSystem system =
                KalimtakSystem.open(SystemSettings.of(home, folders, command.ports()), new ProgressLines(out));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(system), "stop-everything"));
        Supervisor supervisor = new Supervisor(new RestartBudget(Clock.systemUTC(), RESTARTS, WINDOW), out::println);
        system.onDeath(supervisor::died);
        out.println("starting, data in " + folders.root());
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
            system.start();
            if (command.supervise()) {
                supervisor.beginRestarting();
            }
            printWelcome(system, Duration.ofNanos(System.nanoTime() - began));
            demo.ifPresent(found -> found.run(system, out));
        });
        String verdict = firstOf(work, supervisor.verdict());
        system.close();
        if (!stopping) {
            throw new ServerException(verdict);
        }
    }

    /** The first process to die tells more than those that fail for the want of it. */
    private static String firstOf(CompletableFuture<Void> work, CompletableFuture<String> verdict) {
        try {
            CompletableFuture.anyOf(work, verdict).join();
            return verdict.join();
        } catch (CompletionException e) {
            return verdict.isDone() ? verdict.join() : e.getCause().getMessage();
        }
    }

    private void printWelcome(KalimtakSystem system, Duration took) {
        PortPlan ports = system.settings().ports();
        out.println("ready in " + ProgressLines.seconds(took));
        out.println();
        out.println("  public door      " + ports.url(Service.GATEWAY));
        out.println("  API description  " + ports.url(Service.GATEWAY) + "/q/openapi");
        out.println(
                "  schema registry  " + "http://127.0.0.1:" + ports.servers().registry());
        out.println("  Kafka            " + system.servers().kafka().bootstrapServers());
        out.println("  PostgreSQL       " + system.servers().jdbcUrl());
        out.println("  keys             " + folders.data("credentials.json"));
        out.println("  logs             " + folders.root().resolve("logs"));
        out.println();
        out.println("Ctrl-C stops everything; ./kalimtak status shows it.");
    }

    private void shutDown(KalimtakSystem system) {
        stopping = true;
        boolean running = system.processes().stream().anyMatch(ChildServer::isAlive);
        if (running) {
            out.println("stopping");
        }
        system.close();
        if (running) {
            out.println("stopped");
        }
    }

    private static Demo demo() {
        return ServiceLoader.load(Demo.class)
                .findFirst()
                .orElseThrow(() -> new ServerException("this build has no demonstration: start without --demo"));
    }
}
