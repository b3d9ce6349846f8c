package io.kalimtak.system.oracle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A disk of its own for the journal, so small that it can be filled: a file system in memory, which Linux lets the
 * superuser mount. Where it cannot be had, the folder is an ordinary one and cannot be filled.
 */
final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTES = 64;
    private static final int BLOCK = 64 * 1024;

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk at(Path folder) throws IOException {
        Files.createDirectories(folder);
        boolean mounted = done("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString());
        SmallDisk disk = new SmallDisk(folder, mounted);
        Runtime.getRuntime().addShutdownHook(new Thread(disk::close));
        return disk;
    }

    Path folder() {
        return folder;
    }

    boolean fillable() {
        return mounted;
    }

    /** Takes all room that is left. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (Files.getFileStore(folder).getUsableSpace() >= BLOCK) {
                throw e;
            }
        }
    }

    /** Gives it back. */
    void empty() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        if (mounted) {
            done("umount", "-l", folder.toString());
        }
    }

    private static boolean done(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
