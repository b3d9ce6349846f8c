package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.rule.JobSettings;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The daily job. The trigger lies in the database: one replica fires it, and a run that was missed while no replica was
 * up is made up for, once, at the next start.
 */
@ApplicationScoped
class DailyCuration {
    static final String ACTOR = "schedule";

    private static final Logger LOG = Logger.getLogger(DailyCuration.class);

    private final StartCuration start;
    private final CurationConfig config;

    DailyCuration(StartCuration start, CurationConfig config) {
        this.start = start;
        this.config = config;
    }

    @Scheduled(identity = "daily-curation", cron = "{kalimtak.curation.schedule}", timeZone = "UTC")
    void fire() {
        JobSettings settings = new JobSettings(config.minScore(), null, null, List.of(), null, false);
        start.tryStart(settings, ACTOR).ifPresentOrElse(DailyCuration::started, DailyCuration::skipped);
    }

    private static void started(UUID id) {
        LOG.infof("daily curation queued job_id=%s", id);
    }

    private static void skipped() {
        LOG.info("daily curation skipped: a job is under way");
    }
}
