package io.kalimtak.local.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps log files from growing for ever: one that is large at a start becomes {@code <name>.1}, and the one before that goes. */
final class LogFile {
    private static final long LARGE = 10L * 1024 * 1024;

    private LogFile() {}

    /** Renames the file if it is large; returns the size, in bytes, from which the new run's lines begin. */
    static long rotated(Path log) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        long size = Files.size(log);
        if (size < LARGE) {
            return size;
        }
        Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }
}
