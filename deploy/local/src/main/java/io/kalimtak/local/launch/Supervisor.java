package io.kalimtak.local.launch;

import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.ServerException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What happens when a process dies: before everything is ready, or without {@code --supervise}, that is the end of all;
 * else it is started again as long as the budget lasts.
 */
final class Supervisor {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RestartBudget budget;
    private final Consumer<String> console;
    private final CompletableFuture<String> verdict = new CompletableFuture<>();
    private volatile boolean restarting;

    Supervisor(RestartBudget budget, Consumer<String> console) {
        this.budget = budget;
        this.console = console;
    }

    /** From now on dead processes are started again. */
    void beginRestarting() {
        restarting = true;
    }

    /** Completes with the line to end with, when a process died for good. */
    CompletableFuture<String> verdict() {
        return verdict;
    }

    /** To be told of each process that died. */
    void died(ChildServer process) {
        String obituary = process.obituary();
        if (!restarting) {
            verdict.complete(obituary);
        } else if (!budget.take()) {
            verdict.complete(obituary + "; it was started again too often to go on");
        } else {
            console.accept(obituary);
            Thread.ofVirtual().name("restart-" + process.name()).start(() -> restart(process));
        }
    }

    private void restart(ChildServer process) {
        long began = System.nanoTime();
        try {
            process.start();
            process.awaitReady(LIMIT);
            console.accept(process.name() + " started again in "
                    + ProgressLines.seconds(Duration.ofNanos(System.nanoTime() - began)));
        } catch (ServerException e) {
            // Died again: its own obituary follows. Alive but mute: nothing else would tell.
            if (process.isAlive()) {
                verdict.complete(e.getMessage());
            }
        }
    }
}
