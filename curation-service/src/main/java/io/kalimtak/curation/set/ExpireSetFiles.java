package io.kalimtak.curation.set;

import io.kalimtak.curation.RetentionConfig;
import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The rows of sets that are revoked or too old. The manifest stays: it tells what the set was, and quotes nobody. */
@ApplicationScoped
public class ExpireSetFiles implements Expiry {
    private static final String RELATION = "training-sets/";
    private static final String ROWS = ".jsonl";

    private final SetFilesStore sets;
    private final TrainingSetFolder folder;
    private final RetentionConfig config;
    private final Clock clock;

    ExpireSetFiles(SetFilesStore sets, TrainingSetFolder folder, RetentionConfig config, Clock clock) {
        this.sets = sets;
        this.folder = folder;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "training-set-files";
    }

    @Override
    public List<Expired> expired() {
        Instant before = clock.instant().minus(config.trainingSets());
        return report(before, files(before));
    }

    @Override
    public List<Expired> remove() {
        Instant before = clock.instant().minus(config.trainingSets());
        List<Path> files = files(before);
        files.forEach(OldFiles::delete);
        return report(before, files);
    }

    private List<Path> files(Instant before) {
        return sets.needless(before).stream()
                .flatMap(id -> OldFiles.in(folder.of(id), Instant.MAX, ExpireSetFiles::holdsRows).stream())
                .toList();
    }

    private static boolean holdsRows(Path file) {
        return file.getFileName().toString().endsWith(ROWS);
    }

    private static List<Expired> report(Instant before, List<Path> files) {
        return files.isEmpty() ? List.of() : List.of(Expired.of(RELATION, before, files.size()));
    }
}
