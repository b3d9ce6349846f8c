package io.kalimtak.kit.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Searches every file of the service's folder, and what is packed in the zip files among them. */
@ApplicationScoped
class FileSearch implements PlaceSearch {
    private final Optional<Path> folder;

    FileSearch(@ConfigProperty(name = "kalimtak.privacy.searched-folder") Optional<Path> folder) {
        this.folder = folder;
    }

    @Override
    public List<Finding> search(List<String> strings) {
        List<Finding> findings = new ArrayList<>();
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return findings;
        }
        ByteSearch search = new ByteSearch(strings);
        try (Stream<Path> files = Files.walk(folder.get())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (holds(file, search)) {
                    findings.add(
                            new Finding("file", folder.get().relativize(file).toString(), 1));
                }
            }
            return findings;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot search " + folder.get(), e);
        }
    }

    private static boolean holds(Path file, ByteSearch search) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            if (search.in(bytes)) {
                return true;
            }
        } catch (NoSuchFileException e) {
            return false;
        }
        return file.toString().endsWith(".zip") && packed(file, search);
    }

    private static boolean packed(Path file, ByteSearch search) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                if (search.in(zip)) {
                    return true;
                }
                entry = zip.getNextEntry();
            }
            return false;
        }
    }
}
