package io.kalimtak.curation.set;

import io.kalimtak.curation.RetentionConfig;
import io.kalimtak.curation.set.storage.SetStorage;
import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The files of sets that are revoked or too old. The manifest stays: it tells what the set was, and quotes nobody. */
@ApplicationScoped
public class ExpireSetFiles implements Expiry {
    private static final String RELATION = "training-sets/";

    private final SetFilesStore sets;
    private final SetStorage storage;
    private final RetentionConfig config;
    private final Clock clock;

    ExpireSetFiles(SetFilesStore sets, SetStorage storage, RetentionConfig config, Clock clock) {
        this.sets = sets;
        this.storage = storage;
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
        int files = 0;
        for (UUID id : sets.needless(before)) {
            files += files(id);
        }
        return report(before, files);
    }

    @Override
    public List<Expired> remove() {
        Instant before = clock.instant().minus(config.trainingSets());
        int files = 0;
        for (UUID id : sets.needless(before)) {
            files += files(id);
            try {
                storage.removeRows(id);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the rows of training set " + id, e);
            }
        }
        return report(before, files);
    }

    private int files(UUID id) {
        try {
            return storage.rowFiles(id).size();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the files of training set " + id, e);
        }
    }

    private static List<Expired> report(Instant before, int files) {
        return files == 0 ? List.of() : List.of(Expired.of(RELATION, before, files));
    }
}
