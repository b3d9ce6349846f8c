package io.kalimtak.curation.set.card;

import static io.kalimtak.curation.set.card.Markdown.number;
import static io.kalimtak.curation.set.card.Markdown.percent;

import io.kalimtak.curation.set.format.Manifest;
import io.kalimtak.curation.set.row.Lengths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A set's card in Markdown, and its charts. It counts and quotes nobody: a value that callers wrote, such as a tool's
 * name, is shown only where at least five rows share it.
 */
public final class DataCard {
    public static final String FILE = "README.md";

    private static final String FUNNEL = "card-funnel.svg";
    private static final String REQUEST_LENGTHS = "card-request-lengths.svg";
    private static final String TARGET_LENGTHS = "card-target-lengths.svg";

    private DataCard() {}

    /** The card's files by name, in the order in which they are written: charts, then the card. */
    public static Map<String, String> files(CardFacts facts) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FUNNEL, BarChart.svg("Rows that were left after each rule", funnel(facts.manifest())));
        files.put(
                REQUEST_LENGTHS,
                BarChart.svg(
                        "Requests by length in characters",
                        lengths(facts.counts().inputs())));
        files.put(
                TARGET_LENGTHS,
                BarChart.svg(
                        "Targets by length in characters",
                        lengths(facts.counts().targets())));
        files.put(FILE, text(facts));
        return files;
    }

    private static String text(CardFacts facts) {
        Markdown card = new Markdown();
        FrontMatter.write(card, facts);
        about(card, facts);
        contents(card, facts);
        lengths(card);
        funnel(card, facts.manifest());
        rules(card, facts.manifest());
        splits(card, facts);
        LineageSection.write(card, facts);
        personalData(card, facts);
        BiasSection.write(card, facts.bias());
        limits(card);
        LoadingSection.write(card, facts.manifest());
        return card.toString();
    }

    private static void about(Markdown card, CardFacts facts) {
        Manifest manifest = facts.manifest();
        card.raw("").raw("# Training set `" + manifest.id() + "`").raw("");
        card.paragraph(
                "Requests that people made of an AI tool, each with the structured prompt that they rated well or"
                        + " corrected. A model learns from them to turn a rough request into such a prompt.");
        card.item("Rows: " + number(facts.rows()) + " ("
                + number(manifest.counts().train()) + " to train on, "
                + number(manifest.counts().eval()) + " held out), of which "
                + number(facts.counts().corrected()) + " have a person's correction as their target");
        card.item("Preference pairs: " + number(manifest.counts().preferences()));
        card.item("Golden set: " + number(manifest.counts().golden())
                + " requests with answers that reviewers vouch for, to test every version on and never to train on");
        card.item("Content: SHA-256 `" + manifest.contentSha256()
                + "` over the data files; the time of making stands in" + " `manifest.json`");
        card.heading("Files");
        card.table(
                List.of("file", "rows", "bytes", "SHA-256"),
                manifest.files().stream()
                        .map(file -> List.of(file.name(), number(file.rows()), number(file.bytes()), file.sha256()))
                        .toList(),
                3);
    }

    private static void contents(Markdown card, CardFacts facts) {
        card.heading("What the rows are");
        counts(card, "language", facts.counts().byLanguage(), facts.rows());
        counts(card, "domain", facts.counts().byDomain(), facts.rows());
        counts(card, "use case", facts.counts().byUseCase(), facts.rows());
        counts(card, "target tool", Grouped.common(facts.counts().byTargetTool()), facts.rows());
        counts(card, "score", facts.counts().byScore(), facts.rows());
    }

    private static void counts(Markdown card, String name, Map<String, Long> counts, long whole) {
        card.subheading("By " + name);
        card.table(
                List.of(name, "rows", "share"),
                counts.entrySet().stream()
                        .map(one -> List.of(one.getKey(), number(one.getValue()), percent(one.getValue(), whole)))
                        .toList());
    }

    private static void lengths(Markdown card) {
        card.heading("Lengths");
        card.paragraph("In Unicode code points.");
        card.image("Requests by length", REQUEST_LENGTHS);
        card.image("Targets by length", TARGET_LENGTHS);
    }

    private static List<BarChart.Bar> lengths(Lengths lengths) {
        return lengths.bins().stream()
                .map(bin -> new BarChart.Bar(
                        bin.least() == bin.greatest()
                                ? number(bin.least())
                                : number(bin.least()) + " to " + number(bin.greatest()),
                        bin.texts()))
                .toList();
    }

    private static void funnel(Markdown card, Manifest manifest) {
        card.heading("From ratings to rows");
        card.image("Rows left after each rule", FUNNEL);
        card.table(
                List.of("rule", "dropped", "share of all", "reason"),
                manifest.funnel().stages().stream()
                        .map(stage -> List.of(
                                stage.rule(),
                                number(stage.dropped()),
                                percent(stage.dropped(), manifest.funnel().received()),
                                stage.reason() == null ? "" : stage.reason()))
                        .toList(),
                3);
        card.paragraph(
                "Rows put down for review because of a rare phrase that goes with high ratings and that few people or"
                        + " one burst brought: " + number(manifest.funnel().flagged()) + ".");
    }

    private static List<BarChart.Bar> funnel(Manifest manifest) {
        Map<String, Long> dropped = new LinkedHashMap<>();
        manifest.funnel().stages().forEach(stage -> dropped.merge(stage.rule(), stage.dropped(), Long::sum));
        List<BarChart.Bar> bars = new ArrayList<>();
        long left = manifest.funnel().received();
        bars.add(new BarChart.Bar("rated interactions", left));
        for (Map.Entry<String, Long> rule : dropped.entrySet()) {
            left -= rule.getValue();
            bars.add(new BarChart.Bar(rule.getKey(), left));
        }
        return bars;
    }

    private static void rules(Markdown card, Manifest manifest) {
        card.heading("Rules");
        card.paragraph("In the order in which they judged; the first that drops a row gives the reason. Their names,"
                + " versions and settings have the hash `" + manifest.rulesHash() + "`.");
        card.table(
                List.of("rule", "version", "settings"),
                manifest.rules().stream()
                        .map(rule -> List.of(rule.name(), Integer.toString(rule.version()), settings(rule.settings())))
                        .toList(),
                2);
    }

    /** Settings in a cell; a list of words is too long for one and stands in the manifest. */
    private static String settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(one -> one.getKey() + " = " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void splits(Markdown card, CardFacts facts) {
        card.heading("Splits");
        card.paragraph(
                percent(facts.manifest().counts().eval(), facts.rows()) + " of the rows are held out. A row's side"
                        + " follows from the hash of its cluster of like requests, and is fixed for good by the first set that"
                        + " holds the cluster: nothing in `eval` has a twin in `train`, in this set or in an earlier one."
                        + " Preference files hold the training side alone. Nothing in `golden` has a twin in `train` or"
                        + " `eval`.");
    }

    private static void personalData(Markdown card, CardFacts facts) {
        card.heading("Personal data");
        card.paragraph("Rows carry the pseudonym `subject_id`, so that a person can be taken out again; an erasure or a"
                + " withdrawn consent revokes the set, and its files answer 410.");
        if (facts.redactions().isEmpty()) {
            card.paragraph("No replacements of personal data by placeholders were counted for this set.");
        } else {
            card.table(
                    List.of("replaced by a placeholder", "times"),
                    facts.redactions().entrySet().stream()
                            .map(one -> List.of(one.getKey(), number(one.getValue())))
                            .toList());
        }
    }

    private static void limits(Markdown card) {
        card.heading("Known limits");
        card.item("People who rate are not all who ask.");
        card.item("A rating says that an answer pleased one person, not that it is right.");
        card.item("Detectors of personal data, secrets and attacks miss what has a shape they do not know.");
        card.item("Languages and domains are recognised by machine and are sometimes wrong.");
    }
}
