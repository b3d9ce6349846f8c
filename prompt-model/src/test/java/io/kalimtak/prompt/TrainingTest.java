package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.prompt.bench.PairFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a version learns from the demonstration corpus, and what it must not. */
class TrainingTest {
    private static List<TrainingPair> train;
    private static List<EvaluationPair> heldout;
    private static EvaluationResult base;
    private static Path artifact;
    private static TrainingReport report;
    private static PromptModel learned;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void trainOnce() throws Exception {
        train = DemoPairs.train();
        heldout = DemoPairs.heldout();
        artifact = folder.resolve("learned.zip");
        report = train(train, options("learned"), artifact);
        learned = PromptModels.load(artifact);
        base = new PromptEvaluation().evaluate(PromptModels.base(), heldout);
    }

    @Test
    void itPassesTheGateAgainstTheTemplate() {
        EvaluationResult trained = new PromptEvaluation().evaluate(learned, heldout);
        assertThat(gate(trained).checks()).filteredOn(check -> !check.passed()).isEmpty();
        assertThat(trained.metrics().get("chrf")).isGreaterThan(base.metrics().get("chrf"));
    }

    @Test
    void shuffledInputsFailTheGate() throws Exception {
        Path control = folder.resolve("control.zip");
        train(PairFiles.shuffledInputs(train), options("control"), control);
        GateVerdict verdict = gate(new PromptEvaluation().evaluate(PromptModels.load(control), heldout));
        assertThat(verdict.passed()).as(verdict.checks().toString()).isFalse();
    }

    @Test
    void theOrderOfThePairsDoesNotMatter() throws Exception {
        List<TrainingPair> turned = new ArrayList<>(train);
        Collections.shuffle(turned, new Random(3));
        TrainingReport again = train(turned, options("learned"), folder.resolve("again.zip"));
        assertThat(again.artifactSha256()).isEqualTo(report.artifactSha256());
    }

    @Test
    void anAnswerKeepsThePersonsOwnWordsAndIsTheSameEachTime() {
        PromptRequest request = new PromptRequest("plan a quiz about volcanoes for my class", "en", "ChatGPT");
        PromptAnswer answer = learned.answer(request);
        assertThat(answer.learned()).isTrue();
        assertThat(answer.sections())
                .filteredOn(section -> section.section() == Section.OBJECTIVE)
                .singleElement()
                .satisfies(section -> assertThat(section.lines().getFirst()).isEqualTo(request.text()));
        assertThat(learned.answer(request)).isEqualTo(answer);
    }

    @Test
    void aLineThatOnePersonAloneUsesIsNeverQuoted() throws Exception {
        String secret = "Mention the blue lighthouse keeper of Rockall in the last sentence.";
        List<TrainingPair> pairs = new ArrayList<>(train);
        for (int i = 0; i < 12; i++) {
            pairs.add(new TrainingPair(
                    "lone-" + i,
                    "one-person",
                    "write a short letter to my neighbour number " + i,
                    "## Role\nYou are a letter writer.\n## Instructions\n- " + secret + "\n- Keep it friendly.",
                    "en",
                    null,
                    1,
                    null));
        }
        Path other = folder.resolve("lone.zip");
        train(pairs, options("lone"), other);
        String answer = PromptModels.load(other)
                .answer(new PromptRequest("write a short letter to my neighbour", "en", null))
                .structuredPrompt();
        assertThat(answer).doesNotContain("lighthouse");
    }

    @Test
    void aLanguageWithTooFewPairsStaysOnTheTemplate() throws Exception {
        List<TrainingPair> pairs = new ArrayList<>(
                train.stream().filter(pair -> pair.language().equals("en")).toList());
        train.stream().filter(pair -> pair.language().equals("ar")).limit(20).forEach(pairs::add);
        Path english = folder.resolve("english.zip");
        train(pairs, options("english"), english);
        assertThat(PromptModels.describe(english).learnedLanguages()).containsExactly("en");
        PromptRequest request = new PromptRequest("اكتب رسالة اعتذار لعميل تأخر طلبه", "ar", null);
        assertThat(PromptModels.load(english).answer(request))
                .isEqualTo(PromptModels.base().answer(request));
    }

    @Test
    void theArtifactNamesEveryPairItCameFrom() throws Exception {
        ArtifactInfo info = PromptModels.describe(artifact);
        assertThat(info.pairIds())
                .containsExactlyInAnyOrderElementsOf(
                        train.stream().map(TrainingPair::id).toList());
        assertThat(info.pairsByLanguage())
                .isEqualTo(train.stream()
                        .collect(Collectors.groupingBy(TrainingPair::language, Collectors.summingInt(pair -> 1))));
        assertThat(info.trainingSetHash()).isEqualTo("hash");
    }

    @Test
    void aDamagedArtifactIsRefused() throws Exception {
        byte[] bytes = Files.readAllBytes(artifact);
        for (int at : new int[] {bytes.length / 5, bytes.length / 2, bytes.length * 4 / 5}) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x55;
            Path file = Files.write(folder.resolve("damaged-" + at + ".zip"), damaged);
            assertThatThrownBy(() -> PromptModels.load(file))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageContaining("fetch");
        }
        Path half = Files.write(folder.resolve("half.zip"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> PromptModels.load(half)).isInstanceOf(ArtifactException.class);
        assertThatThrownBy(() -> PromptModels.load(folder.resolve("none.zip")))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("There is no artifact");
    }

    @Test
    void blankAndDoublePairsAreRefusedByName() {
        TrainingPair good = train.getFirst();
        TrainingPair blank = new TrainingPair("blank-1", null, " ", "text", "en", null, 1, null);
        assertThatThrownBy(() -> train(List.of(good, blank), options("x"), folder.resolve("x.zip")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank-1");
        assertThatThrownBy(() -> train(List.of(good, good), options("x"), folder.resolve("x.zip")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
        assertThat(folder.resolve("x.zip")).doesNotExist();
    }

    private static GateVerdict gate(EvaluationResult candidate) {
        return new PromotionGate(GateOptions.defaults(), 1).compare(base, candidate);
    }

    private static TrainingOptions options(String version) {
        return TrainingOptions.defaults(version, "embedded-base-1", "hash");
    }

    private static TrainingReport train(List<TrainingPair> pairs, TrainingOptions options, Path file)
            throws IOException {
        return new PromptTrainer().train(pairs, options, file, TrainingProgress.NONE);
    }
}
