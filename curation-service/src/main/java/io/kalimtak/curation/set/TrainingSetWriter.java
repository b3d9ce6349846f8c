package io.kalimtak.curation.set;

import io.kalimtak.curation.set.card.CardFacts;
import io.kalimtak.curation.set.card.DataCard;
import io.kalimtak.curation.set.format.DataFiles;
import io.kalimtak.curation.set.format.FormatConfig;
import io.kalimtak.curation.set.format.Manifest;
import io.kalimtak.curation.set.format.Manifests;
import io.kalimtak.curation.set.row.SetCounts;
import io.kalimtak.curation.set.storage.SetDraft;
import io.kalimtak.curation.set.storage.SetStorage;
import io.kalimtak.prompt.phrase.Hashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes the files of one set: the rows as they come, the manifest last. */
@ApplicationScoped
class TrainingSetWriter {
    private final Manifests manifests;
    private final FormatConfig config;

    TrainingSetWriter(Manifests manifests, FormatConfig config) {
        this.manifests = manifests;
        this.config = config;
    }

    /** Writes to an empty draft. Throws IOException or UncheckedIOException when the storage does not take it. */
    WrittenSet write(SetPlan plan, SetContent content, SetDraft draft, Instant createdAt) throws IOException {
        SetCounts counts = new SetCounts();
        DataFiles data = new DataFiles(draft, config.parquet());
        List<Manifest.SetFile> files = new ArrayList<>(data.rows(content.rows(), counts));
        files.addAll(data.pairs(content.pairs()));
        files.addAll(data.unpaired(content.unpaired()));
        files.addAll(data.golden(content.golden()));
        Manifest bare = manifest(plan, files, counts, createdAt);
        CardFacts facts = new CardFacts(bare, parent(plan), counts, content.bias(), content.redactions());
        Manifest manifest = bare.with(documents(data, facts));
        byte[] bytes = manifest.toBytes();
        try (OutputStream out = draft.create(SetStorage.MANIFEST)) {
            out.write(bytes);
        }
        return new WrittenSet(
                plan.id(),
                plan.jobId(),
                plan.parentId(),
                plan.attempt(),
                HexFormat.of().formatHex(Hashes.digest().digest(bytes)),
                manifest.contentSha256(),
                manifest.counts().train(),
                manifest.counts().eval(),
                manifest.counts().preferences(),
                manifest.counts().golden(),
                manifest.counts().byLanguage(),
                createdAt);
    }

    private static Manifest manifest(SetPlan plan, List<Manifest.SetFile> files, SetCounts counts, Instant createdAt) {
        return new Manifest(
                plan.id(),
                createdAt.toString(),
                plan.parentId(),
                Manifest.contentHash(files),
                plan.rules().stream().map(Manifest.AppliedRule::of).toList(),
                plan.rulesHash(),
                plan.funnel(),
                new Manifest.Counts(
                        rows(files, DataFiles.TRAIN),
                        rows(files, DataFiles.EVAL),
                        rows(files, DataFiles.PREFERENCES),
                        rows(files, DataFiles.GOLDEN),
                        counts.byLanguage(),
                        counts.byDomain(),
                        counts.byTargetTool()),
                files,
                List.of());
    }

    private Manifest parent(SetPlan plan) throws IOException {
        return plan.parentId() == null ? null : manifests.find(plan.parentId()).orElse(null);
    }

    private static List<Manifest.SetFile> documents(DataFiles data, CardFacts facts) throws IOException {
        List<Manifest.SetFile> documents = new ArrayList<>();
        for (Map.Entry<String, String> file : DataCard.files(facts).entrySet()) {
            documents.add(data.document(file.getKey(), file.getValue()));
        }
        return documents;
    }

    private static long rows(List<Manifest.SetFile> files, String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .mapToLong(Manifest.SetFile::rows)
                .sum();
    }
}
