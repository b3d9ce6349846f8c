package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.candidate.TrainingRow;
import io.kalimtak.curation.golden.GoldenItem;
import io.kalimtak.curation.golden.GoldenStore;
import io.kalimtak.curation.judgement.Judge;
import io.kalimtak.curation.judgement.TrainingDataId;
import io.kalimtak.curation.judgement.Words;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.set.SetContent;
import io.kalimtak.curation.set.row.PreferencePair;
import io.kalimtak.curation.set.row.SetRow;
import io.kalimtak.curation.set.row.UnpairedRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** Makes a set's files out of the rows that a job has chosen, every word without personal data. Needs the job's transaction. */
@ApplicationScoped
class ComposeSet {
    private final VerdictStore verdicts;
    private final PreferenceStore preferences;
    private final GoldenStore golden;
    private final BiasStore bias;
    private final Judge judge;
    private final CurationConfig config;

    ComposeSet(
            VerdictStore verdicts,
            PreferenceStore preferences,
            GoldenStore golden,
            BiasStore bias,
            Judge judge,
            CurationConfig config) {
        this.verdicts = verdicts;
        this.preferences = preferences;
        this.golden = golden;
        this.bias = bias;
        this.judge = judge;
        this.config = config;
    }

    SetContent of(CurationJob job, Progress progress) {
        preferences.mark(job.id(), terms(job));
        return new SetContent(
                sink -> verdicts.streamKept(job.id(), (row, split) -> {
                    sink.accept(row(row), split);
                    progress.advance(1);
                }),
                sink -> preferences.pairs(job.id(), terms(job), pair -> pair(pair, sink)),
                sink -> preferences.judged(job.id(), judged -> judged(judged, sink)),
                sink -> golden.streamHeld(item -> sink.accept(row(item))),
                bias.count(job),
                verdicts.redactions(job.id()));
    }

    private SetRow row(TrainingRow row) {
        Content said = judge.withoutPersonalData(row.source().words().content());
        return SetRow.of(row.saying(said.input(), said.target()));
    }

    /** As it was when it was reviewed; nobody rated it but the reviewer. */
    private static SetRow row(GoldenItem item) {
        return new SetRow(
                TrainingDataId.of(item.interactionId()),
                item.interactionId(),
                item.subjectId(),
                item.input(),
                item.target(),
                item.language(),
                item.targetTool(),
                item.domain(),
                item.useCase(),
                1,
                1,
                null,
                item.corrected(),
                item.modelVersion(),
                null,
                item.requestKey(),
                item.createdAt());
    }

    /** An original that the rules for words drop, say for a password in it, is not shown as what not to say. */
    private void pair(PreferenceStore.Pair pair, Consumer<PreferencePair> sink) {
        Content chosen = content(pair.chosenId(), pair.prompt(), pair.chosen(), pair.language(), pair.targetTool());
        Content rejected =
                content(pair.rejectedId(), pair.rejectedPrompt(), pair.rejected(), pair.language(), pair.targetTool());
        if (!judge.keeps(rejected)) {
            return;
        }
        Content better = judge.withoutPersonalData(chosen);
        Content worse = judge.withoutPersonalData(rejected);
        // A cluster hangs together by its neighbours: two of it may be unlike each other.
        if (judge.alike(better, worse) && !better.target().equals(worse.target())) {
            sink.accept(new PreferencePair(
                    pair.cluster(),
                    better.input(),
                    better.target(),
                    worse.target(),
                    pair.chosenId(),
                    pair.chosenSubject(),
                    pair.rejectedId(),
                    pair.rejectedSubject(),
                    pair.language(),
                    pair.targetTool(),
                    Split.TRAIN));
        }
    }

    private void judged(PreferenceStore.Judged judged, Consumer<UnpairedRow> sink) {
        Content said = judge.withoutPersonalData(content(
                judged.interactionId(), judged.prompt(), judged.answer(), judged.language(), judged.targetTool()));
        sink.accept(new UnpairedRow(
                judged.cluster(),
                said.input(),
                said.target(),
                judged.desirable(),
                judged.interactionId(),
                judged.subject(),
                judged.language(),
                judged.targetTool(),
                Split.TRAIN));
    }

    private static Content content(UUID id, String input, String target, String language, String tool) {
        return Words.of(id, input, target, language, tool).content();
    }

    private PreferenceStore.Terms terms(CurationJob job) {
        CurationConfig.Preferences terms = config.preferences();
        return new PreferenceStore.Terms(
                job.settings().domains(),
                config.caps().subject(),
                config.caps().network(),
                terms.worstScore(),
                terms.apart(),
                terms.rejectedOfEach());
    }
}
