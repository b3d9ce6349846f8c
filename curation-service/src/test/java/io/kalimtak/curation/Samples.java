package io.kalimtak.curation;

import io.kalimtak.curation.candidate.Correction;
import io.kalimtak.curation.candidate.RatedInteraction;
import io.kalimtak.curation.candidate.Rating;
import io.kalimtak.curation.candidate.TrainingRow;
import io.kalimtak.curation.classification.KeywordClassifier;
import io.kalimtak.curation.judgement.Judgement;
import io.kalimtak.curation.rule.Content;
import io.kalimtak.prompt.phrase.Hashes;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Rows for tests of rules and files. */
public final class Samples {
    public static final Instant TIME = Instant.parse("2026-11-20T08:00:00Z");
    public static final String PROMPT = "## Objective\nWrite an e-mail that asks for two days off.";

    private static final KeywordClassifier CLASSIFIER = new KeywordClassifier();

    private Samples() {}

    /** An id that is the same in every run. */
    public static UUID id(int number) {
        return new UUID(0x0193_0000_0000_8000L, 0x8000_0000_0000_0000L | number);
    }

    public static RatedInteraction rated(int number, String input, String prompt, int score) {
        return new RatedInteraction(
                id(number),
                "subject-1",
                input,
                prompt,
                "Claude",
                "en",
                "embedded-base-1",
                1,
                TIME,
                new Rating(id(1_000 + number), score, TIME),
                null,
                null,
                true,
                false);
    }

    public static RatedInteraction corrected(RatedInteraction one, String text) {
        return new RatedInteraction(
                one.interactionId(),
                one.subjectId(),
                one.input(),
                one.structuredPrompt(),
                one.targetTool(),
                one.language(),
                one.modelVersion(),
                one.assignmentProbability(),
                one.createdAt(),
                one.rating(),
                new Correction(id(2_000), text, TIME),
                one.review(),
                one.trainingAllowed(),
                one.withdrawn());
    }

    public static RatedInteraction consent(RatedInteraction one, boolean allowed, boolean withdrawn) {
        return new RatedInteraction(
                one.interactionId(),
                one.subjectId(),
                one.input(),
                one.structuredPrompt(),
                one.targetTool(),
                one.language(),
                one.modelVersion(),
                one.assignmentProbability(),
                one.createdAt(),
                one.rating(),
                one.correction(),
                one.review(),
                allowed,
                withdrawn);
    }

    public static TrainingRow row(RatedInteraction one) {
        return TrainingRow.of(one, judgement(one));
    }

    /** The judgement of rules that drop nothing. */
    public static Judgement judgement(RatedInteraction one) {
        Content said = one.words().content();
        return new Judgement(
                one.interactionId(),
                Hashes.sha256(said.target()),
                "judge",
                Hashes.clusterKey(said.input()),
                Hashes.content(said.input(), said.target()),
                said.language(),
                CLASSIFIER.classify(said.input(), said.language(), said.targetTool()),
                Map.of(),
                null,
                null);
    }

    public static TrainingRow row(int number, String input) {
        return row(rated(number, input, PROMPT, 5));
    }
}
