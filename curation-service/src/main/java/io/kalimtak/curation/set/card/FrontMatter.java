package io.kalimtak.curation.set.card;

import io.kalimtak.curation.set.format.DataFiles;
import io.kalimtak.curation.set.format.Manifest;
import java.util.List;

/**
 * The block of YAML with which hubs know a data set: languages, size and which file is which split
 * (huggingface.co/docs/hub, "Dataset cards" and "Manual configuration").
 */
final class FrontMatter {
    private FrontMatter() {}

    static void write(Markdown card, CardFacts facts) {
        card.raw("---").raw("pretty_name: Kalimtak training set");
        List<String> languages = facts.counts().byLanguage().keySet().stream()
                .filter(code -> code.matches("[a-z]{2,3}") && !code.equals("und"))
                .toList();
        if (!languages.isEmpty()) {
            card.raw("language:");
            languages.forEach(code -> card.raw("- \"" + code + "\""));
        }
        card.raw("size_categories:").raw("- " + size(facts.rows()));
        card.raw("task_categories:").raw("- text-generation");
        card.raw("configs:");
        configuration(card, "default", "train", DataFiles.TRAIN);
        card.raw("  - split: test").raw("    path: " + DataFiles.EVAL);
        for (Manifest.SetFile file : facts.manifest().files()) {
            switch (file.name()) {
                case DataFiles.PREFERENCES -> configuration(card, "preferences", "train", file.name());
                case DataFiles.UNPAIRED -> configuration(card, "kto", "train", file.name());
                case DataFiles.GOLDEN -> configuration(card, "golden", "test", file.name());
                default -> {}
            }
        }
        card.raw("---");
    }

    private static void configuration(Markdown card, String name, String split, String file) {
        card.raw("- config_name: " + name)
                .raw("  data_files:")
                .raw("  - split: " + split)
                .raw("    path: " + file);
    }

    private static String size(long rows) {
        if (rows < 1_000) {
            return "n<1K";
        }
        if (rows < 10_000) {
            return "1K<n<10K";
        }
        if (rows < 100_000) {
            return "10K<n<100K";
        }
        return rows < 1_000_000 ? "100K<n<1M" : "1M<n<10M";
    }
}
