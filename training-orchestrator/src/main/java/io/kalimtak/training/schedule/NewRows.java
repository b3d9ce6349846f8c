package io.kalimtak.training.schedule;

import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.sets.SetFiles;
import io.kalimtak.training.sets.SetReader;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.sets.TrainingSet;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * How many rows of a set, held-out ones included, another did not have. A row is new when its interaction was not in the
 * other set, or was with another answer: a correction teaches something.
 */
@ApplicationScoped
class NewRows {
    private static final Logger LOG = Logger.getLogger(NewRows.class);

    private final SetReader reader;
    private final WorkFolders folders;

    NewRows(SetReader reader, WorkFolders folders) {
        this.reader = reader;
        this.folders = folders;
    }

    /** What the sets' sizes alone prove: a set that has grown by so many has at least so many new rows. Reads nothing. */
    static long atLeast(TrainingSet set, TrainingSet other) {
        return Math.max(0, size(set) - size(other));
    }

    /** The exact number, from the sets' files; empty when one of them cannot be read. */
    OptionalLong count(TrainingSet set, TrainingSet other) {
        // Sets in a bucket are fetched there; it is the only one of its kind, as one firing at a time holds the
        // schedule's lock.
        UUID work = UUID.nameUUIDFromBytes("new rows".getBytes(StandardCharsets.UTF_8));
        try {
            Set<UUID> known = new HashSet<>();
            rows(other, work).forEach(row -> known.add(fingerprint(row)));
            return OptionalLong.of(rows(set, work)
                    .filter(row -> !known.contains(fingerprint(row)))
                    .count());
        } catch (BrokenSetException | AwayException | RefusedException e) {
            LOG.warnf("training sets not compared cause=%s", e.getMessage());
            return OptionalLong.empty();
        } finally {
            folders.delete(work);
        }
    }

    private Stream<SetRow> rows(TrainingSet set, UUID work) throws BrokenSetException {
        SetFiles files = reader.read(set, folders.of(work));
        return Stream.concat(files.train().stream(), files.eval().stream());
    }

    private static long size(TrainingSet set) {
        return set.rowsTrain() + set.rowsEval();
    }

    /** 16 bytes instead of a row's texts, so that a large set's rows can be known all at once. */
    private static UUID fingerprint(SetRow row) {
        return UUID.nameUUIDFromBytes((row.interactionId() + "\n" + row.target()).getBytes(StandardCharsets.UTF_8));
    }
}
