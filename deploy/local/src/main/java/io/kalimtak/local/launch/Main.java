package io.kalimtak.local.launch;

import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The launcher's commands. Exit codes: 0 done, 1 failed, 2 wrong command line, 3 status of what does not run. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The command and its options. */
    public static void main(String[] words) {
        System.exit(new Main(System.out, System.err).run(words));
    }

    int run(String... words) {
        try {
            return run(Command.parse(words));
        } catch (UsageException e) {
            err.println("kalimtak: " + e.getMessage());
            return MISUSED;
        } catch (ServerException | UncheckedIOException e) {
            err.println("kalimtak: " + e.getMessage());
            return FAILED;
        }
    }

    private int run(Command command) {
        Home home = Home.find();
        RunFolders folders = folders(home);
        return switch (command) {
            case Command.Up up -> {
                new UpCommand(home, folders, out).run(up);
                yield FAILED;
            }
            case Command.Status status -> new StatusCommand(folders, out).run();
            case Command.Down down -> {
                new DownCommand(folders, out).run();
                yield 0;
            }
        };
    }

    private static RunFolders folders(Home home) {
        return new RunFolders(Optional.ofNullable(System.getenv("KALIMTAK_DATA"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElse(home.root().resolve(".kalimtak")));
    }
}
