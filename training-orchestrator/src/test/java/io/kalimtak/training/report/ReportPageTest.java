package io.kalimtak.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.training.report.facts.ReportFacts;
import io.kalimtak.training.report.section.Pages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The pages, through the templates that are shipped. They are left in target/report-pages, to be looked at. */
class ReportPageTest {
    private final ReportPage renderer = TestEngine.page();

    @Test
    void shouldHaveEverySectionWhenThereIsMuchToTell() throws IOException {
        Document page = page("much", SampleFacts.much());

        assertThat(page.title()).isEqualTo("Training run 1a2b3c4d: Passed");
        assertThat(page.select("main section").eachAttr("id"))
                .containsExactly(
                        "gate",
                        "figures",
                        "judge",
                        "satisfaction",
                        "parts",
                        "slices",
                        "versions",
                        "live",
                        "data",
                        "run",
                        "examples");
        assertThat(page.select("nav a").eachAttr("href"))
                .containsExactlyElementsOf(page.select("main section").eachAttr("id").stream()
                        .map(id -> "#" + id)
                        .toList());
        assertThat(page.selectFirst(".lead").text())
                .isEqualTo("The candidate embedded-20261123-1a2b3c4d is better than the live version"
                        + " embedded-20261116-0f9e8d7c by the gate's rules.");
        assertThat(page.select(".reasons")).isEmpty();
    }

    @Test
    void shouldShowEveryCheckWithValueBoundAndInterval() throws IOException {
        Document page = page("much", SampleFacts.much());

        assertThat(page.select("#gate p").text()).isEqualTo("All 6 checks passed: the version may be rolled out.");
        assertThat(row(page, "#gate", 1))
                .isEqualTo("accuracy lower 95 % bound of the paired gain in cosine over 412 pairs must be above 0"
                        + " | ✓ passed | 0.0120 | 0 | +0.0210 (+0.0120 to +0.0310)");
        assertThat(row(page, "#gate", 4))
                .isEqualTo("slice_language_ar change of mean cosine over 112 pairs | ✓ passed | 0.0310 | −0.0200 | –");
    }

    @Test
    void shouldReadADifferenceByTheFiguresDirectionAndItsWholeInterval() throws IOException {
        Document page = page("much", SampleFacts.much());

        assertThat(row(page, "#figures", 0))
                .isEqualTo("Accuracy (cosine) cosine of the answer's and the accepted prompt's vector (accuracy_cosine)"
                        + " | 0.742 | 0.763 | +0.021 | +0.012 to +0.031 | better | −1–1, up is better");
        assertThat(page.select("#figures tbody tr").stream()
                        .filter(row -> !row.child(5).text().isEmpty())
                        .map(row -> row.selectFirst("bdi").text() + ": "
                                + row.child(5).text()))
                .containsExactly(
                        "Accuracy (cosine): better",
                        "chrF: no clear difference",
                        "ROUGE-L: worse",
                        "Sections (F1): no clear difference",
                        "Repetition: better",
                        "Length of an answer: worse");
        assertThat(page.select("#figures figcaption strong").eachText())
                .containsExactly("Candidate less live", "Candidate less live, tokens");
        assertThat(page.select("#figures figure").first().select(".legend li").eachText())
                .containsExactly("better", "worse", "no clear difference");
    }

    @Test
    void shouldDrawTheTrendOfEveryFigureWhenThereAreReportsBefore() throws IOException {
        Document page = page("much", SampleFacts.much());

        assertThat(page.select("#versions figure")).hasSize(18);
        assertThat(page.select("#live figure")).hasSize(17);
        Element accuracy = page.selectFirst("#versions figure");
        assertThat(accuracy.selectFirst("figcaption").text()).isEqualTo("Accuracy (cosine) up is better");
        assertThat(accuracy.select("path.line.series-0, path.line.series-1")).hasSize(2);
        assertThat(accuracy.select("path.point.series-1")).hasSize(14);
        assertThat(accuracy.select("path.point.series-1 title").last().text()).isEqualTo("Candidate, 23 Nov: 0.8132");
        assertThat(accuracy.select("text.axis").eachText())
                .containsExactly("value, range −1–1", "day of the run's report");
        assertThat(accuracy.select(".legend li").eachText()).containsExactly("Live", "Candidate");
        assertThat(page.select("#versions table").first().select("tbody tr")).hasSize(14);
    }

    @Test
    void shouldDrawTheTrendOfTheLargestPartsAndLeaveGapsWhereThereWereNone() throws IOException {
        Document page = page("much", SampleFacts.much());
        Element languages = page.select("#versions figure").last();

        assertThat(languages.selectFirst("figcaption").text()).isEqualTo("Accuracy (cosine) by language up is better");
        assertThat(languages.select(".legend li").eachText()).containsExactly("en", "ar", "fr", "de");
        assertThat(languages.select("path.point.series-0")).hasSize(10);
        Element table = page.select("#versions table").last();
        assertThat(table.select("thead").text()).isEqualTo("Version en ar fr de");
        assertThat(table.select("tbody tr").last().select("td").eachText()).containsOnly("–");
        assertThat(table.select("tbody tr").first().select("td").eachText())
                .containsExactly("0.794", "0.696", "0.742", "0.719");
    }

    @Test
    void shouldDrawNoTrendWhenItIsTheFirstReport() throws IOException {
        Document page = page("little", SampleFacts.little());

        assertThat(page.select("#versions p").text()).isEqualTo("This is the first run report: there is no trend yet.");
        assertThat(page.select("#versions figure, #versions table")).isEmpty();
        assertThat(page.select("#live")).isEmpty();
    }

    @Test
    void shouldSayWhyWhenTheGateRefused() throws IOException {
        Document page = page("little", SampleFacts.little());

        assertThat(page.title()).isEqualTo("Training run 1a2b3c4d: Refused");
        assertThat(page.select(".reasons li").eachText())
                .containsExactly("accuracy is −0.0125, its bound 0: lower 95 % bound must be above 0.");
        assertThat(page.select("#gate p").text()).isEqualTo("1 of 2 checks failed: the version is kept, as refused.");
        assertThat(page.select("#examples p").text()).startsWith("This report quotes no rows.");
    }

    @Test
    void shouldTellWhatIsKnownWhenTheSetWasRevoked() throws IOException {
        Document page = page("little", SampleFacts.little());

        assertThat(page.select("#data p").eachText())
                .containsExactly(
                        "Set " + SampleFacts.SET + ", revoked since.",
                        "The live version embedded-base-1 learned from no set of this installation.",
                        "Languages, tools and domains are in a set's manifest, which goes with a revoked set; where it"
                                + " is gone, its rows alone are known.");
        assertThat(row(page, "#data", 0)).isEqualTo("To train on | 96");
        assertThat(row(page, "#data", 2)).isEqualTo("Preference pairs | –");
    }

    @Test
    void shouldCompareTheSetWithTheOneBefore() throws IOException {
        Document page = page("much", SampleFacts.much());

        assertThat(page.select("#data p").last().text()).isEqualTo("Both were curated by the same rules.");
        assertThat(page.select("#data table").first().select("tbody tr").eachText())
                .containsExactly(
                        "To train on 3,900 4,120 +220", "Held out 390 412 +22", "Preference pairs 280 310 +30");
        assertThat(page.select("#data table").get(1).select("tbody tr").eachText())
                .containsExactly("en 2,690 2,700 +10", "ar 1,150 1,300 +150", "fr 0 532 +532", "de 450 0 −450");
        assertThat(page.select("#data figcaption").eachText())
                .containsExactly("Rows by language", "Rows by target tool", "Rows by domain");
    }

    @Test
    void shouldShowWhatPeopleAndTheJudgeSaid() throws IOException {
        Document page = page("much", SampleFacts.much());

        assertThat(row(page, "#satisfaction", 1))
                .isEqualTo("embedded-20261116-0f9e8d7c | 1,840 | 4.02 (3.96 to 4.08) | 74.2 % (72.2 % to 76.2 %)");
        assertThat(page.select("#judge tbody tr").eachText())
                .containsExactly(
                        "Candidate better 61",
                        "Tie 25",
                        "Live better 34",
                        "Win rate, ties as half 61.3 % (53.0 % to 69.0 %)",
                        "Same verdict in both orders 81.0 %",
                        "Agreement with people, 44 pairs 73.0 % (59.0 % to 84.0 %)");
        assertThat(page.select("#judge p").text()).endsWith("3 pairs gave no readable verdict.");
        assertThat(page.select("#parts p").text())
                .isEqualTo("Fresh rows: not measured. No row was accepted since the last training.");
        assertThat(page.select("#parts caption").text()).isEqualTo("Golden set, 40 rows");
    }

    @Test
    void shouldTellWhatTheRunTook() throws IOException {
        Document page = page("much", SampleFacts.much());

        assertThat(page.select("#run table").first().select("tbody tr").eachText())
                .containsExactly(
                        "QUEUED 23 Nov 2026, 03:00 UTC 2.0 s",
                        "PREPARING 23 Nov 2026, 03:00 UTC 3.0 s",
                        "TRAINING 23 Nov 2026, 03:00 UTC 5 min 36 s",
                        "EVALUATING 23 Nov 2026, 03:05 UTC 57.0 s",
                        "REGISTERING 23 Nov 2026, 03:06 UTC 2.0 s",
                        "DONE 23 Nov 2026, 03:06 UTC –");
        assertThat(page.select("#run table").get(1).select("tbody tr").eachText())
                .containsExactly("Trained tokens 1,204,311", "Cost 3.61 USD");
        assertThat(page.select("#run table").get(2).select("tbody tr").eachText())
                .containsExactly("train_loss 0.4127", "valid_loss 0.5200");
    }

    @Test
    void shouldReportARunThatFailedBeforeItWasMeasured() throws IOException {
        Document page = page("failed", SampleFacts.failed());

        assertThat(page.title()).isEqualTo("Training run 1a2b3c4d: Failed");
        assertThat(page.select(".reasons li").eachText())
                .containsExactly(
                        "The training set cannot be used: train.jsonl has 1 broken line of 20; line 7: not JSON");
        assertThat(page.select("main section").eachAttr("id")).containsExactly("data", "run");
    }

    @Test
    void shouldShowOneVersionWhenLiveWasMeasuredAlone() throws IOException {
        Document page = page("live", SampleFacts.live());

        assertThat(page.title()).isEqualTo("Evaluation of the live version: Measured");
        assertThat(page.select("main section").eachAttr("id"))
                .containsExactly("figures", "satisfaction", "slices", "live", "versions", "data", "examples");
        assertThat(page.select("#figures thead").text()).isEqualTo("Figure Live Scale");
        assertThat(page.select("#live figure").first().select(".legend li").eachText())
                .containsExactly("Live");
        assertThat(page.select(".example h4").eachText())
                .containsExactly("Request", "Accepted prompt", "Live's answer");
        assertThat(page.select("mark")).isEmpty();
    }

    @Test
    void shouldMarkWhatTheOtherAnswerLacks() throws IOException {
        Document page = page("much", SampleFacts.much());
        Element example = page.select(".example").get(1);

        assertThat(example.selectFirst(".request").wholeText())
                .isEqualTo("make a presentation for the board on the budget for spring");
        assertThat(example.select(".live mark").eachText()).containsExactly("helpful assistant.");
        assertThat(example.selectFirst(".live .words").wholeText())
                .isEqualTo("## Role\nYou are a helpful assistant.\n\n## Objective\nmake a presentation for the board on"
                        + " the budget for spring\n\n## Instructions\n- Be clear and complete.");
        assertThat(page.select(".words").eachAttr("dir")).hasSize(8).containsOnly("auto");
    }

    @Test
    void shouldLoadNothingAndRunNothing() throws Exception {
        Document page = page("much", SampleFacts.much());

        assertThat(page.select("script, link, img, iframe, object, form, [src], [style]"))
                .isEmpty();
        assertThat(page.select("a").eachAttr("href")).allMatch(link -> link.startsWith("#"));
        assertThat(page.select("*").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .isEmpty();
        String styles = page.selectFirst("style").data();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(styles.getBytes(StandardCharsets.UTF_8)));
        String policy = "default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'";
        assertThat(page.selectFirst("meta[http-equiv]").attr("content")).isEqualTo(policy);
        assertThat(renderer.policy()).isEqualTo(policy + "; frame-ancestors 'none'");
        assertThat(styles).doesNotContain("url(", "@import");
    }

    @Test
    void shouldBeReadableWithoutSight() throws IOException {
        Document page = page("much", SampleFacts.much());

        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("figure > svg[role=img]"))
                .hasSameSizeAs(page.select("figure"))
                .allMatch(chart -> !chart.attr("aria-label").isBlank());
        assertThat(page.select("table"))
                .allMatch(table -> !table.select("caption").text().isBlank());
        assertThat(page.select("section"))
                .allMatch(section -> page.getElementById(section.attr("aria-labelledby")) != null);
        assertThat(page.select("section:has(figure)"))
                .allMatch(section -> !section.select("table").isEmpty());
    }

    private Document page(String name, ReportFacts facts) throws IOException {
        String html = renderer.html(Pages.of(facts));
        Path folder = Files.createDirectories(Path.of("target", "report-pages"));
        Files.writeString(folder.resolve(name + ".html"), html);
        return Jsoup.parse(html);
    }

    private static String row(Document page, String section, int number) {
        return String.join(
                " | ",
                page.select(section + " tbody").first().child(number).children().eachText());
    }
}
