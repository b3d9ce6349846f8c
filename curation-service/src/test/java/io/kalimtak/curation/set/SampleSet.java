package io.kalimtak.curation.set;

import io.kalimtak.curation.Samples;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.set.row.PreferencePair;
import io.kalimtak.curation.set.row.SetRow;
import io.kalimtak.curation.set.row.UnpairedRow;
import io.kalimtak.curation.set.storage.SetDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A set of three rows, written to a folder. */
final class SampleSet {
    static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    static final Funnel FUNNEL = new Funnel(3, List.of(), 3, 2, 1, 0);
    static final SetRow FIRST = SetRow.of(Samples.row(1, "ask for \"leave\""));
    static final SetRow SECOND = SetRow.of(Samples.row(2, "اشرح الكسور"));
    static final SetRow THIRD = SetRow.of(Samples.row(3, "python script"));

    private SampleSet() {}

    static SetContent rows() {
        return SetContent.of(sink -> {
            sink.accept(FIRST, Split.EVAL);
            sink.accept(SECOND, Split.TRAIN);
            sink.accept(THIRD, Split.TRAIN);
        });
    }

    static PreferencePair pair(String prompt, Split split) {
        return new PreferencePair(
                "key", prompt, "good", "bad", Samples.id(1), "anna", Samples.id(2), null, "en", "ChatGPT", split);
    }

    static UnpairedRow judged(boolean desirable, Split split) {
        return new UnpairedRow("key", "ask", "answer", desirable, Samples.id(3), "anna", "en", null, split);
    }

    static SetPlan plan() {
        return new SetPlan(Samples.id(9), Samples.id(8), 1, null, List.of(), "hash", FUNNEL);
    }

    static SetDraft draft(Path folder) {
        return name -> Files.newOutputStream(folder.resolve(name));
    }
}
