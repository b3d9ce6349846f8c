package io.kalimtak.curation.set.card;

import io.kalimtak.curation.set.format.Manifest;
import io.kalimtak.curation.set.row.SetCounts;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a card tells.
 *
 * @param manifest of the set, without its documents
 * @param parent the manifest of the set before, or null
 * @param redactions placeholders that stand in the rows in place of personal data, by kind
 */
public record CardFacts(
        Manifest manifest, Manifest parent, SetCounts counts, BiasReport bias, SortedMap<String, Long> redactions) {
    public CardFacts(
            Manifest manifest, Manifest parent, SetCounts counts, BiasReport bias, Map<String, Long> redactions) {
        this(manifest, parent, counts, bias, (SortedMap<String, Long>) new TreeMap<>(redactions));
    }

    long rows() {
        return manifest.counts().train() + manifest.counts().eval();
    }
}
