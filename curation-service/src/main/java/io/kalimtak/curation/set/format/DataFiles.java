package io.kalimtak.curation.set.format;

import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.set.row.GoldenSource;
import io.kalimtak.curation.set.row.PairSource;
import io.kalimtak.curation.set.row.PreferencePair;
import io.kalimtak.curation.set.row.RowSource;
import io.kalimtak.curation.set.row.SetCounts;
import io.kalimtak.curation.set.row.SetRow;
import io.kalimtak.curation.set.row.UnpairedRow;
import io.kalimtak.curation.set.row.UnpairedSource;
import io.kalimtak.curation.set.storage.SetDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what a set is trained on, row by row as it comes: memory does not grow with the set. */
public final class DataFiles {
    public static final String TRAIN = "train.jsonl";
    public static final String EVAL = "eval.jsonl";
    public static final String TRAIN_COLUMNS = "train.parquet";
    public static final String EVAL_COLUMNS = "eval.parquet";
    public static final String PREFERENCES = "preferences.jsonl";
    public static final String OPENAI_PREFERENCES = "preferences.openai.jsonl";
    public static final String UNPAIRED = "kto.jsonl";
    public static final String GOLDEN = "golden.jsonl";

    private final SetDraft draft;
    private final boolean parquet;

    /** Files of this draft, with or without Parquet. */
    public DataFiles(SetDraft draft, boolean parquet) {
        this.draft = draft;
        this.parquet = parquet;
    }

    /**
     * {@code train.jsonl} and {@code eval.jsonl}, both there even when empty, and the same rows as Parquet where that is
     * wanted; every row is counted.
     */
    public List<Manifest.SetFile> rows(RowSource rows, SetCounts counts) throws IOException {
        try (JsonLines<SetRow> train = new JsonLines<>(draft, TRAIN, ChatLine::write);
                JsonLines<SetRow> eval = new JsonLines<>(draft, EVAL, ChatLine::write);
                ParquetRows trainColumns = columns(TRAIN_COLUMNS);
                ParquetRows evalColumns = columns(EVAL_COLUMNS)) {
            train.required();
            eval.required();
            rows.forEach((row, split) -> {
                boolean heldOut = split == Split.EVAL;
                (heldOut ? eval : train).add(row);
                if (parquet) {
                    (heldOut ? evalColumns : trainColumns).add(row);
                }
                counts.add(row);
            });
            return present(train.finish(), eval.finish(), finish(trainColumns), finish(evalColumns));
        }
    }

    /**
     * {@code preferences.jsonl} and {@code preferences.openai.jsonl}; neither when there are no pairs. Pairs that are held
     * out are left away: an answer that evaluation compares with must not be learnt.
     */
    public List<Manifest.SetFile> pairs(PairSource pairs) throws IOException {
        try (JsonLines<PreferencePair> trl = new JsonLines<>(draft, PREFERENCES, PairLine::trl);
                JsonLines<PreferencePair> openAi = new JsonLines<>(draft, OPENAI_PREFERENCES, PairLine::openAi)) {
            pairs.forEach(pair -> {
                if (pair.split() == Split.TRAIN) {
                    trl.add(pair);
                    openAi.add(pair);
                }
            });
            return present(trl.finish(), openAi.finish());
        }
    }

    /** {@code kto.jsonl}, unless there are no rows; what is held out is left away as with pairs. */
    public List<Manifest.SetFile> unpaired(UnpairedSource rows) throws IOException {
        try (JsonLines<UnpairedRow> lines = new JsonLines<>(draft, UNPAIRED, UnpairedLine::write)) {
            rows.forEach(row -> {
                if (row.split() == Split.TRAIN) {
                    lines.add(row);
                }
            });
            return present(lines.finish());
        }
    }

    /** {@code golden.jsonl}, in the form of {@code eval.jsonl}, unless there are no rows. */
    public List<Manifest.SetFile> golden(GoldenSource rows) throws IOException {
        try (JsonLines<SetRow> lines = new JsonLines<>(draft, GOLDEN, ChatLine::write)) {
            rows.forEach(lines::add);
            return present(lines.finish());
        }
    }

    /** A document in UTF-8, that has no rows. */
    public Manifest.SetFile document(String name, String text) throws IOException {
        return HashedFile.write(draft, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private ParquetRows columns(String name) throws IOException {
        return parquet ? new ParquetRows(draft, name) : null;
    }

    private static Optional<Manifest.SetFile> finish(ParquetRows columns) throws IOException {
        return columns == null ? Optional.empty() : Optional.of(columns.finish());
    }

    @SafeVarargs
    private static List<Manifest.SetFile> present(Optional<Manifest.SetFile>... files) {
        List<Manifest.SetFile> there = new ArrayList<>();
        for (Optional<Manifest.SetFile> file : files) {
            file.ifPresent(there::add);
        }
        return there;
    }
}
