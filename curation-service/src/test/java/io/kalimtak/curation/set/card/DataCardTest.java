package io.kalimtak.curation.set.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.Samples;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.set.format.Manifest;
import io.kalimtak.curation.set.row.SetCounts;
import io.kalimtak.curation.set.row.SetRow;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class DataCardTest {
    private static final Manifest.AppliedRule LENGTH =
            new Manifest.AppliedRule("length", 1, new TreeMap<>(Map.of("input_min", "3")));
    private static final Funnel FUNNEL = new Funnel(
            10,
            List.of(
                    new Funnel.Stage("consent", 1, 2, "training was not allowed when it was asked"),
                    new Funnel.Stage("length", 1, 1, "the request is shorter than 3 characters"),
                    new Funnel.Stage("length", 1, 1, "the request is longer than 9 characters")),
            6,
            5,
            1,
            4);

    private final SetCounts counts = new SetCounts();

    @Test
    void shouldTellTheFunnelByRuleWhenARuleHasSeveralReasons() {
        Map<String, String> files = card(null, List.of(LENGTH), BiasReport.NONE);

        assertThat(files.keySet())
                .containsExactly("card-funnel.svg", "card-request-lengths.svg", "card-target-lengths.svg", "README.md");
        assertThat(files.get("README.md"))
                .contains("| consent | 2 | 20.0 % | training was not allowed when it was asked |")
                .contains("| length | 1 | 10.0 % | the request is longer than 9 characters |")
                .contains("16.7 % of the rows are held out")
                .contains("| length | 1 | input&#95;min = 3 |")
                .contains("few people or one burst brought: 4.");
        assertThat(files.get("card-funnel.svg"))
                .contains(">rated interactions</text><rect x=\"190\" y=\"36\" width=\"400\"")
                .contains(">consent</text><rect x=\"190\" y=\"60\" width=\"320\"")
                .contains(">length</text><rect x=\"190\" y=\"84\" width=\"240\"");
    }

    @Test
    void shouldShowNoWordsOfPeopleAndNoToolThatFewName() {
        IntStream.range(0, 5).forEach(i -> count("marker in the request", "Common <tool> | `one`"));
        count("marker in the request", "marker of a tool");

        String card =
                String.join("", card(null, List.of(LENGTH), BiasReport.NONE).values());

        assertThat(card)
                .doesNotContain("marker")
                .contains("| Common &#60;tool&#62; &#124; &#96;one&#96; | 5 |")
                .contains("| others | 1 |");
    }

    @Test
    void shouldCompareSharesOfWhoAsksAndWhoRatesAndFoldSmallGroups() {
        BiasReport report = new BiasReport(List.of(new BiasReport.Dimension(
                "language",
                List.of(
                        new BiasReport.Group("ar", 75, 10, 5, 20, 8, new BiasReport.Spread(0.05, 0.1, 0.5, 0.9, 0.95)),
                        new BiasReport.Group("en", 21, 30, 15, 9, 9, null),
                        new BiasReport.Group("tlh", 4, 0, 0, 1, 0, null)))));

        assertThat(card(null, List.of(LENGTH), report).get("README.md"))
                .contains(
                        "| ar | 75 | 75.0 % | 10 | 25.0 % | 5 | 25.0 % | 20 | 8 | 0.050, 0.100, 0.500, 0.900, 0.950 |")
                .contains("| en | 21 | 21.0 % | 30 | 75.0 % | 15 | 75.0 % | 9 | 9 | – |")
                .contains("| others | 4 | 4.0 % | 0 | 0.0 % | 0 | 0.0 % | – | – | – |")
                .doesNotContain("tlh");
    }

    @Test
    void shouldNameWhatChangedSinceTheParent() {
        Manifest.AppliedRule newer = new Manifest.AppliedRule("length", 2, LENGTH.settings());
        Manifest parent = manifest(null, List.of(LENGTH, new Manifest.AppliedRule("old", 1, Map.of())));

        String card = card(parent, List.of(newer), BiasReport.NONE).get("README.md");

        assertThat(card)
                .contains("Made after `" + parent.id() + "`")
                .contains("| train | 5 | 5 | 0 |")
                .contains("- Rule length: version\n- Rule old: removed\n");
    }

    @Test
    void shouldBeWellFormedWhenAChartHasNoBarsOrMarkup() throws Exception {
        for (String svg : List.of(
                BarChart.svg("a < b & \"c\"", List.of()), BarChart.svg("zero", List.of(new BarChart.Bar("<&>", 0))))) {
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(svg)))
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }

    @Test
    void shouldBeTheSameForTheSameFacts() {
        assertThat(card(null, List.of(LENGTH), BiasReport.NONE))
                .isEqualTo(card(null, List.of(LENGTH), BiasReport.NONE));
    }

    private void count(String input, String tool) {
        SetRow row = SetRow.of(Samples.row(1, input));
        counts.add(new SetRow(
                row.id(),
                row.sourceInteractionId(),
                row.subjectId(),
                input,
                "marker in the target",
                "en",
                tool,
                "other",
                "other",
                1,
                1,
                5,
                false,
                "v1",
                1.0,
                "c",
                Samples.TIME));
    }

    private Map<String, String> card(Manifest parent, List<Manifest.AppliedRule> rules, BiasReport bias) {
        Manifest manifest = manifest(parent == null ? null : parent.id(), rules);
        return DataCard.files(new CardFacts(manifest, parent, counts, bias, Map.of("EMAIL", 3L)));
    }

    private static Manifest manifest(UUID parent, List<Manifest.AppliedRule> rules) {
        return new Manifest(
                Samples.id(parent == null ? 8 : 9),
                "2026-11-23T02:00:00Z",
                parent,
                "content",
                rules,
                "rules",
                FUNNEL,
                new Manifest.Counts(5, 1, 0, 0, Map.of(), Map.of(), Map.of()),
                List.of(new Manifest.SetFile("train.jsonl", 5, 100, "aa")),
                List.of());
    }
}
