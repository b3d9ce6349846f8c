package io.kalimtak.training.retention;

import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldFiles;
import io.kalimtak.kit.retention.OldRows;
import io.kalimtak.training.WorkFolders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Folders of work that is over, quotations in old reports, and old firings of schedules. */
@ApplicationScoped
public class ExpireTraining implements Expiry {
    static final String FOLDERS = "runs/";
    static final String REPORTS = "training.evaluation_reports";
    private static final OldRows.Of FIRINGS = OldRows.Of.olderBy("training.schedule_firings", "fired_at");

    private final OldRows rows;
    private final WorkStore work;
    private final WorkFolders folders;
    private final TrainingRetentionConfig config;
    private final Clock clock;

    ExpireTraining(OldRows rows, WorkStore work, WorkFolders folders, TrainingRetentionConfig config, Clock clock) {
        this.rows = rows;
        this.work = work;
        this.folders = folders;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "training";
    }

    @Override
    @Transactional
    public List<Expired> expired() {
        Instant now = clock.instant();
        Instant examples = now.minus(config.reportExamples());
        List<Expired> expired = new ArrayList<>(rows.count(FIRINGS, now.minus(config.firings())));
        add(expired, REPORTS, examples, work.reportsWithExamples(examples));
        add(expired, FOLDERS, now.minus(config.workFolders()), leftovers(now).size());
        return expired;
    }

    @Override
    @Transactional
    public List<Expired> remove() {
        Instant now = clock.instant();
        Instant examples = now.minus(config.reportExamples());
        List<Expired> expired = new ArrayList<>(rows.delete(FIRINGS, now.minus(config.firings())));
        add(expired, REPORTS, examples, work.removeExamples(examples));
        List<Path> leftovers = leftovers(now);
        leftovers.forEach(OldFiles::delete);
        add(expired, FOLDERS, now.minus(config.workFolders()), leftovers.size());
        return expired;
    }

    private List<Path> leftovers(Instant now) {
        Set<String> inHand = work.inHand();
        return OldFiles.in(
                folders.root(),
                now.minus(config.workFolders()),
                folder -> !inHand.contains(folder.getFileName().toString()));
    }

    private static void add(List<Expired> expired, String relation, Instant before, long count) {
        if (count > 0) {
            expired.add(Expired.of(relation, before, count));
        }
    }
}
