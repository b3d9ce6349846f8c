package io.kalimtak.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.evaluation.Example;
import io.kalimtak.training.evaluation.Judged;
import io.kalimtak.training.evaluation.Part;
import io.kalimtak.training.evaluation.Report;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.evaluation.Satisfaction;
import io.kalimtak.training.evaluation.Slice;
import io.kalimtak.training.launch.Usage;
import io.kalimtak.training.report.facts.PastReport;
import io.kalimtak.training.report.facts.ReportFacts;
import io.kalimtak.training.report.facts.RunFacts;
import io.kalimtak.training.report.facts.SetFacts;
import io.kalimtak.training.report.section.Pages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people wrote is shown and never read as HTML, wherever it stands. */
class ReportEscapingTest {
    private final ReportPage renderer = TestEngine.page();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></style></svg><b>bold</b>",
                "{page.title} {#if true}x{/if}",
                "<!--<a href=\"javascript:alert(1)\">--!>",
                "&lt;b&gt; & &amp;"
            })
    void shouldShowTheTextWhenItLooksLikeMarkup(String planted) {
        Document plain = parse(everywhere("harmless"));
        Document page = parse(everywhere(planted));

        assertThat(elements(page)).isEqualTo(elements(plain));
        assertThat(attributes(page)).isEqualTo(attributes(plain));
        assertThat(page.select(".request").first().wholeText()).isEqualTo(planted);
        assertThat(page.select(".accepted .words").first().wholeText()).isEqualTo(planted + " target");
        assertThat(page.select(".live .words").first().wholeText()).isEqualTo(planted + " live");
        assertThat(page.select(".candidate .words").first().wholeText()).isEqualTo(planted + " candidate");
        assertThat(page.select("#slices tbody th").first().text())
                .isEqualTo(Jsoup.parse(escaped(planted)).text());
        assertThat(page.select("#satisfaction tbody th").first().wholeText()).isEqualTo(planted);
        assertThat(page.select("#gate tbody th bdi").first().wholeText()).isEqualTo(planted);
    }

    @Test
    void shouldKeepTheLinesOfAnAnswer() {
        Document page = parse(everywhere("one\n\n  two\n"));

        assertThat(page.select(".request").first().wholeText()).isEqualTo("one\n\n  two\n");
    }

    private Document parse(ReportFacts facts) {
        return Jsoup.parse(renderer.html(Pages.of(facts)));
    }

    /** How many elements there are of each name. */
    private static List<String> elements(Document page) {
        return page.getAllElements().stream().map(element -> element.tagName()).toList();
    }

    private static TreeSet<String> attributes(Document page) {
        TreeSet<String> names = new TreeSet<>();
        page.getAllElements()
                .forEach(element -> element.attributes().forEach(attribute -> names.add(attribute.getKey())));
        return names;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** The text in every place that a person, an engine or a judge can fill. */
    private static ReportFacts everywhere(String text) {
        Map<String, Map<String, Double>> metrics =
                Map.of("live", Map.of(text, 0.5, "chrf", 0.4), "candidate", Map.of(text, 0.6, "chrf", 0.5));
        ReportBody body = new ReportBody(
                3,
                metrics,
                Map.of("target_tool", List.of(new Slice(text, 3, SampleBody.means(0.5), SampleBody.means(0.6)))),
                new GateVerdict(false, List.of(new GateCheck(text, false, 1, 2, text))),
                List.of(new Example(text, text, text + " target", text + " live", text + " candidate")),
                Map.of(text, new Part(0, Map.of(), text), "golden", new Part(2, metrics, text)),
                Map.of(text, new io.kalimtak.training.evaluation.Interval(0.1, 0.05, 0.2)),
                Map.of(text, new Satisfaction(3, 4, 3, 5, 0.5, 0.4, 0.6)),
                new Judged(text, 1, 1, 0, 0, 0, 1, 0.5, 1, 1, null));
        SetFacts set = new SetFacts(
                SampleFacts.SET,
                false,
                9,
                3,
                0L,
                Map.of("target_tool", Map.of(text, 12L), "domain", Map.of(text, 12L)),
                "a");
        List<PastReport> past = List.of(
                new PastReport(SampleFacts.MONDAY, text, text, metrics, body.slices()),
                new PastReport(SampleFacts.MONDAY.plusSeconds(9), text, text, metrics, body.slices()));
        return new ReportFacts(report(text, body), run(text), set, set, text, past, past);
    }

    private static Report report(String text, ReportBody body) {
        return new Report(
                SampleFacts.REPORT,
                "run",
                "DONE",
                SampleFacts.RUN,
                SampleFacts.SET,
                text,
                text,
                body,
                text,
                SampleFacts.MONDAY,
                SampleFacts.MONDAY);
    }

    private static RunFacts run(String text) {
        return new RunFacts(
                SampleFacts.RUN,
                "FAILED",
                SampleFacts.SET,
                "sft",
                text,
                text,
                text,
                text,
                new Usage(1L, BigDecimal.ONE, "EUR"),
                Map.of(text, 1.0),
                text,
                SampleFacts.MONDAY,
                List.of(
                        new RunFacts.Entered("QUEUED", SampleFacts.MONDAY),
                        new RunFacts.Entered("FAILED", SampleFacts.MONDAY.plusSeconds(1))));
    }
}
