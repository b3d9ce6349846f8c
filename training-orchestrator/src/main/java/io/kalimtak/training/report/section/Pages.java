package io.kalimtak.training.report.section;

import io.kalimtak.training.evaluation.Report;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.facts.ReportFacts;
import io.kalimtak.training.report.facts.RunFacts;
import io.kalimtak.training.report.view.ExampleView;
import io.kalimtak.training.report.view.PageView;
import io.kalimtak.training.report.view.PageView.Fact;
import io.kalimtak.training.report.view.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** From facts to a page: which sections it has, in which order. */
public final class Pages {
    private Pages() {}

    public static PageView of(ReportFacts facts) {
        Report report = facts.report();
        ReportBody body = report == null ? null : report.body();
        Outcome outcome = Outcome.of(facts);
        return new PageView(
                title(facts),
                outcome.badge(),
                outcome.style(),
                outcome.lead(),
                outcome.reasons(),
                head(facts),
                sections(facts, body),
                body == null ? null : quoted(body),
                body == null ? List.<ExampleView>of() : Examples.of(body.examples()),
                made(facts));
    }

    private static String title(ReportFacts facts) {
        if (facts.run() == null) {
            return "Evaluation of the live version";
        }
        return "Training run " + facts.run().id().toString().substring(0, 8);
    }

    private static List<Section> sections(ReportFacts facts, ReportBody body) {
        List<Section> sections = new ArrayList<>();
        if (body != null) {
            if (body.gate() != null) {
                sections.add(GateSection.of(body));
            }
            sections.add(FiguresSection.of(body));
            if (body.judged() != null) {
                sections.add(PeopleSection.judge(body.judged()));
            }
            if (!body.satisfaction().isEmpty()) {
                sections.add(PeopleSection.satisfaction(body.satisfaction()));
            }
            if (!body.parts().isEmpty()) {
                sections.add(PartsSection.of(body));
            }
            if (!body.slices().isEmpty()) {
                sections.add(SliceSection.of(body.slices()));
            }
            trends(facts, sections);
        }
        sections.add(DataSection.of(facts));
        if (facts.run() != null) {
            sections.add(RunSection.of(facts.run()));
        }
        return sections;
    }

    /** First the trend that the report belongs to, then the other. */
    private static void trends(ReportFacts facts, List<Section> sections) {
        if (facts.run() == null) {
            TrendSection.ofLive(facts.evaluations()).ifPresent(sections::add);
            TrendSection.ofRuns(facts.runs()).ifPresent(sections::add);
        } else {
            TrendSection.ofRuns(facts.runs()).ifPresent(sections::add);
            TrendSection.ofLive(facts.evaluations()).ifPresent(sections::add);
        }
    }

    private static List<Fact> head(ReportFacts facts) {
        List<Fact> head = new ArrayList<>();
        Report report = facts.report();
        RunFacts run = facts.run();
        if (report != null) {
            add(head, "Candidate", report.candidateVersion());
            add(head, "Live version", report.liveVersion());
            add(
                    head,
                    "Held-out rows",
                    report.body() == null ? null : Numbers.count(report.body().evalRows()));
            add(head, "Kind", run == null ? report.kind() + " evaluation" : null);
        }
        if (run != null) {
            add(head, "Run", run.id().toString());
            add(head, "State", run.state().toLowerCase(Locale.ROOT));
            add(head, "Method, launcher", run.method() + ", " + run.launcher());
            add(head, "Ordered by", run.requestedBy());
            add(head, "Live when it began", run.parent());
        }
        add(head, "Training set", facts.set() == null ? null : facts.set().id().toString());
        add(head, "Begun", Numbers.time(run == null ? report.createdAt() : run.createdAt()));
        add(head, "Reported", report == null ? null : Numbers.time(report.finishedAt()));
        return head;
    }

    private static void add(List<Fact> facts, String name, String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(name, value));
        }
    }

    private static String quoted(ReportBody body) {
        if (body.examples().isEmpty()) {
            return "This report quotes no rows. They are taken out when a set is revoked or a person in it is erased,"
                    + " and when they are older than reports may quote.";
        }
        return Versus.compared(body.metrics())
                ? "Held-out rows on which the versions differ most. Words that the other version's answer lacks are"
                        + " marked."
                : "Held-out rows that the live version answers worst.";
    }

    private static String made(ReportFacts facts) {
        return facts.report() == null
                ? "Report of run " + facts.run().id()
                : "Report " + facts.report().id();
    }
}
