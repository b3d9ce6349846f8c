package io.kalimtak.local.launch;

import io.kalimtak.local.server.PidFile;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.server.ServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One launcher a data folder: a lock that the system frees when its holder dies, and the holder's process id. */
final class InstanceLock implements AutoCloseable {
    private final FileChannel channel;
    private final PidFile holder;

    private InstanceLock(FileChannel channel, PidFile holder) {
        this.channel = channel;
        this.holder = holder;
    }

    /** Takes the lock. Throws ServerException when another launcher has it. */
    static InstanceLock take(RunFolders folders) {
        PidFile holder = launcherOf(folders);
        try {
            FileChannel channel =
                    FileChannel.open(folders.data("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(channel)) {
                channel.close();
                throw new ServerException("kalimtak is already running in " + folders.root()
                        + holder.process()
                                .map(process -> " (pid " + process.pid() + ")")
                                .orElse("")
                        + "; ./kalimtak down stops it");
            }
            holder.write(ProcessHandle.current());
            return new InstanceLock(channel, holder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folders.root(), e);
        }
    }

    /** The launcher that holds the folder now. */
    static Optional<ProcessHandle> holder(RunFolders folders) {
        return launcherOf(folders).process();
    }

    @Override
    public void close() {
        holder.delete();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot free the lock", e);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM: a test that starts two.
            return false;
        }
    }

    private static PidFile launcherOf(RunFolders folders) {
        // Not in the folder of the children's files: what is there gets stopped as a leftover.
        return new PidFile(folders.data("launcher.pid"));
    }
}
