package io.kalimtak.curation.set;

import io.kalimtak.curation.candidate.TrainingRow;
import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.text.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the files of one set: the rows as they come, the manifest last. */
final class TrainingSetWriter {
    static final String TRAIN = "train.jsonl";
    static final String EVAL = "eval.jsonl";

    private static final String NO_TOOL = "none";

    private final Map<String, Long> byLanguage = new TreeMap<>();
    private final Map<String, Long> byDomain = new TreeMap<>();
    private final Map<String, Long> byTool = new TreeMap<>();

    /** Writes to an empty folder. Throws UncheckedIOException when the disk does not take it. */
    WrittenSet write(SetPlan plan, RowSource rows, Path folder, Instant createdAt) {
        try (HashedFile train = new HashedFile(folder, TRAIN);
                HashedFile eval = new HashedFile(folder, EVAL)) {
            rows.forEach((row, split) -> add(row, split == Split.EVAL ? eval : train));
            List<Manifest.SetFile> files = List.of(train.finish(), eval.finish());
            Manifest manifest = manifest(plan, files, createdAt);
            byte[] bytes = manifest.toBytes();
            try (HashedFile file = new HashedFile(folder, Manifest.FILE)) {
                file.row(bytes);
                file.finish();
            }
            return new WrittenSet(
                    plan.id(),
                    plan.jobId(),
                    plan.parentId(),
                    folder,
                    HexFormat.of().formatHex(Hashes.digest().digest(bytes)),
                    manifest.counts().train(),
                    manifest.counts().eval(),
                    manifest.counts().byLanguage(),
                    createdAt);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write training set " + plan.id(), e);
        }
    }

    private void add(TrainingRow row, HashedFile file) {
        try {
            file.row(ChatLine.of(row));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a row", e);
        }
        String tool = row.source().targetTool();
        byLanguage.merge(row.language(), 1L, Long::sum);
        byDomain.merge(row.classification().domain(), 1L, Long::sum);
        byTool.merge(tool == null ? NO_TOOL : tool, 1L, Long::sum);
    }

    private Manifest manifest(SetPlan plan, List<Manifest.SetFile> files, Instant createdAt) {
        Manifest.Counts counts =
                new Manifest.Counts(files.get(0).rows(), files.get(1).rows(), 0, byLanguage, byDomain, byTool);
        return new Manifest(
                plan.id(),
                createdAt.toString(),
                plan.parentId(),
                plan.rules().stream().map(Manifest.AppliedRule::of).toList(),
                plan.rulesHash(),
                plan.funnel(),
                counts,
                files);
    }
}
