package io.kalimtak.local.launch;

import io.kalimtak.local.server.PidFile;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code down}: asks the launcher to stop everything and waits until it has; stops what a killed one left. */
final class DownCommand {
    private static final int PATIENCE_SECONDS = 60;

    private final RunFolders folders;
    private final PrintStream out;

    DownCommand(RunFolders folders, PrintStream out) {
        this.folders = folders;
        this.out = out;
    }

    /** Throws ServerException when the launcher does not end within a minute. */
    void run() {
        Optional<ProcessHandle> launcher = InstanceLock.holder(folders);
        if (launcher.isPresent()) {
            launcher.get().destroy();
            awaitEnd(launcher.get());
        }
        int left = PidFile.stopLeftovers(folders.run());
        out.println(launcher.isPresent() || left > 0 ? "stopped" : "kalimtak was not running in " + folders.root());
    }

    private static void awaitEnd(ProcessHandle launcher) {
        try {
            launcher.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ServerException(
                    "the launcher (pid " + launcher.pid() + ") did not stop within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while the launcher was stopping", e);
        }
    }
}
