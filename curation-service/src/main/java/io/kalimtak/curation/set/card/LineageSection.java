package io.kalimtak.curation.set.card;

import static io.kalimtak.curation.set.card.Markdown.number;

import io.kalimtak.curation.set.format.Manifest;
import io.kalimtak.curation.set.format.RuleChange;
import java.util.List;

/** Where a set comes from, and what differs from the one before. */
final class LineageSection {
    private LineageSection() {}

    static void write(Markdown card, CardFacts facts) {
        Manifest manifest = facts.manifest();
        Manifest parent = facts.parent();
        card.heading("Lineage");
        if (manifest.parentId() == null) {
            card.paragraph("The first set of its installation.");
            return;
        }
        card.paragraph("Made after `" + manifest.parentId() + "`. `GET /api/admin/training-sets/" + manifest.id()
                + "/diff` tells the rows that came and went, and why.");
        if (parent == null) {
            card.paragraph("That set's manifest could not be read.");
            return;
        }
        card.table(
                List.of("rows", "before", "now", "change"),
                List.of(
                        change(
                                "train",
                                parent.counts().train(),
                                manifest.counts().train()),
                        change("eval", parent.counts().eval(), manifest.counts().eval()),
                        change(
                                "preference pairs",
                                parent.counts().preferences(),
                                manifest.counts().preferences())));
        List<RuleChange> changes = RuleChange.between(parent.rules(), manifest.rules());
        if (changes.isEmpty()) {
            card.paragraph("The rules are the same.");
        } else {
            changes.forEach(one -> card.item("Rule " + Markdown.plain(one.name()) + ": " + one.kind()));
        }
    }

    private static List<String> change(String name, long before, long now) {
        return List.of(name, number(before), number(now), (now > before ? "+" : "") + number(now - before));
    }
}
