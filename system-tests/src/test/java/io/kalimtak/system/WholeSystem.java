package io.kalimtak.system;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One system for all tests that neither stop a part of it nor mind what others left in it: a start takes as long as some
 * of them. It starts with the first and ends with the last.
 */
final class WholeSystem implements BeforeAllCallback {
    private static volatile Running running;

    private record Running(KalimtakSystem system, RunFolders folders) implements AutoCloseable {
        static Running start() {
            try {
                RunFolders folders = new RunFolders(Files.createTempDirectory("kalimtak-whole"));
                KalimtakSystem system = KalimtakSystem.open(
                        new SystemSettings(Home.find(), folders, PortPlan.free(), Service.all(), Undisturbed.tuning()),
                        (server, took) -> {});
                system.start();
                return new Running(system, folders);
            } catch (IOException e) {
                throw new IllegalStateException("there is no folder for the system", e);
            }
        }

        @Override
        public void close() {
            system.close();
            folders.delete();
        }
    }

    /** The system, for a class that is extended with this. */
    static KalimtakSystem system() {
        return running.system();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(WholeSystem.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }
}
