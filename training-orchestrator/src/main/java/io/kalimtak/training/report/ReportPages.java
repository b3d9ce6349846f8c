package io.kalimtak.training.report;

import io.kalimtak.training.IdPath;
import io.kalimtak.training.report.facts.ReadFacts;
import io.kalimtak.training.report.facts.ReportFacts;
import io.kalimtak.training.report.section.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Makes the page of a report or of a run from what is stored now, so that what was erased is in none of them and no copy
 * has to be found. Trends take only reports that were finished no later than this one: the page of an old report stays
 * what it was, but for what was erased since.
 */
@ApplicationScoped
class ReportPages {
    private final ReadFacts facts;
    private final ReportPage page;

    /** For proxies only. */
    protected ReportPages() {
        this.facts = null;
        this.page = null;
    }

    @jakarta.inject.Inject
    ReportPages(ReadFacts facts, ReportPage page) {
        this.facts = facts;
        this.page = page;
    }

    /**
     * A page with what its headers say.
     *
     * @param policy its Content-Security-Policy
     * @param disposition shown, not saved, and under which name if it is
     */
    record Made(String html, String policy, String disposition) {}

    /** The page of a report; empty when there is none of that id. */
    Optional<Made> ofReport(String id) {
        return IdPath.parse(id).flatMap(facts::ofReport).map(found -> made(found, "report-" + id));
    }

    /** The page of a run, measured or not; empty when there is none of that id. */
    Optional<Made> ofRun(String id) {
        return IdPath.parse(id).flatMap(facts::ofRun).map(found -> made(found, "run-" + id));
    }

    private Made made(ReportFacts found, String name) {
        return new Made(page.html(Pages.of(found)), page.policy(), "inline; filename=\"kalimtak-" + name + ".html\"");
    }
}
