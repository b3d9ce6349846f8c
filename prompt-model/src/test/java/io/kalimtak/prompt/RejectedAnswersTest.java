package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people refuse is said no more where they refused it, and goes on being said elsewhere. */
class RejectedAnswersTest {
    private static final PromptRequest REQUEST =
            new PromptRequest("write a welcome letter to a new neighbour", "en", null);
    private static final String REFUSED = "Mention the weather in the opening paragraph.";
    private static final String ACCEPTED = "Offer help with the first days in the street.";

    private static List<TrainingPair> train;
    private static TrainingReport plain;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void trainOnce() throws Exception {
        train = new ArrayList<>(DemoPairs.train().stream()
                .filter(pair -> pair.language().equals("en"))
                .limit(70)
                .toList());
        for (int i = 0; i < 6; i++) {
            // Two people share every line, so all of them may be quoted; the one request is a little unlike the asked
            // one.
            train.add(pair(
                    "letter-" + i, "person-" + i, "write a welcome letter to a family that moved in, number " + i));
        }
        plain = new PromptTrainer().train(train, options(), folder.resolve("plain.zip"), TrainingProgress.NONE);
    }

    @Test
    void shouldSayARefusedLineNoMoreAndAnAcceptedOneStill() throws Exception {
        assertThat(lines(folder.resolve("plain.zip"), REQUEST)).contains(REFUSED, ACCEPTED);

        Path refused = train(refusals(8, "critic-"), "refused");

        assertThat(lines(refused, REQUEST)).contains(ACCEPTED).doesNotContain(REFUSED);
    }

    @Test
    void shouldCountOnePersonsRefusalsOnce() throws Exception {
        List<RejectedAnswer> ofOne = IntStream.range(0, 8)
                .mapToObj(i -> refusal("no-" + i, "one-critic"))
                .toList();
        assertThat(lines(train(ofOne, "of-one"), REQUEST)).contains(REFUSED, ACCEPTED);
    }

    @Test
    void shouldLeaveUnlikeRequestsAsTheyWere() throws Exception {
        PromptModel before = PromptModels.load(folder.resolve("plain.zip"));
        PromptModel after = PromptModels.load(train(refusals(8, "critic-"), "elsewhere"));
        for (String text : List.of("plan a lesson about acids and bases", "review this SQL query for errors")) {
            PromptRequest request = new PromptRequest(text, "en", null);
            assertThat(after.answer(request)).isEqualTo(before.answer(request));
        }
    }

    @Test
    void shouldNotHoldAgainstALineWhatTheCorrectionKept() throws Exception {
        // The same interactions as the pairs: those people corrected the answer and kept the line.
        List<RejectedAnswer> corrected = IntStream.range(0, 6)
                .mapToObj(i -> refusal("letter-" + i, "person-" + i))
                .toList();
        Path artifact = train(corrected, "kept");
        assertThat(lines(artifact, REQUEST)).contains(REFUSED, ACCEPTED);
        assertThat(PromptModels.describe(artifact).pairIds()).doesNotHaveDuplicates();
    }

    @Test
    void shouldChangeNothingWithoutRefusedAnswers() throws Exception {
        TrainingReport none = new PromptTrainer()
                .train(train, List.of(), options(), folder.resolve("none.zip"), TrainingProgress.NONE);
        assertThat(none.artifactSha256()).isEqualTo(plain.artifactSha256());
    }

    @Test
    void shouldGiveTheSameBytesWhateverTheirOrder() throws Exception {
        List<RejectedAnswer> refusals = refusals(8, "critic-");
        TrainingReport one =
                new PromptTrainer().train(train, refusals, options(), folder.resolve("one.zip"), TrainingProgress.NONE);
        TrainingReport other = new PromptTrainer()
                .train(train, refusals.reversed(), options(), folder.resolve("other.zip"), TrainingProgress.NONE);
        assertThat(other.artifactSha256()).isEqualTo(one.artifactSha256()).isNotEqualTo(plain.artifactSha256());
    }

    @Test
    void shouldNameTheRefusedAnswersForAnErasureAndKeepNoneOfTheirText() throws Exception {
        String secret = "Greet the heron breeder of Dunmore by her first name.";
        RejectedAnswer answer =
                new RejectedAnswer("refused-1", null, REQUEST.text(), prompt(REFUSED, secret), "en", null);
        Path artifact = train(List.of(answer), "secret");
        assertThat(PromptModels.describe(artifact).pairIds()).contains("refused-1", "letter-0");
        assertThat(ArtifactText.of(artifact)).contains("mention the weather").doesNotContainIgnoringCase("heron");
    }

    @Test
    void shouldRefuseBlankAndDoubleOnes() {
        RejectedAnswer blank = new RejectedAnswer("blank-1", null, REQUEST.text(), " ", "en", null);
        assertThatThrownBy(() -> train(List.of(blank), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank-1");
        RejectedAnswer good = refusal("no-1", null);
        assertThatThrownBy(() -> train(List.of(good, good), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    private static List<RejectedAnswer> refusals(int count, String people) {
        return IntStream.range(0, count)
                .mapToObj(i -> refusal("no-" + i, people + i))
                .toList();
    }

    private static RejectedAnswer refusal(String id, String subject) {
        return new RejectedAnswer(id, subject, REQUEST.text(), prompt(REFUSED), "en", null);
    }

    private static TrainingPair pair(String id, String subject, String input) {
        return new TrainingPair(id, subject, input, prompt(REFUSED, ACCEPTED), "en", null, 1, null);
    }

    private static String prompt(String... instructions) {
        return "## Role\nYou are a letter writer.\n\n## Instructions\n- " + String.join("\n- ", instructions);
    }

    private static Path train(List<RejectedAnswer> rejected, String name) throws IOException {
        Path artifact = folder.resolve(name + ".zip");
        new PromptTrainer().train(train, rejected, options(), artifact, TrainingProgress.NONE);
        return artifact;
    }

    private static TrainingOptions options() {
        return TrainingOptions.defaults("learned", null, "hash");
    }

    private static List<String> lines(Path artifact, PromptRequest request) throws Exception {
        return PromptModels.load(artifact).answer(request).sections().stream()
                .flatMap(section -> section.lines().stream())
                .collect(Collectors.toList());
    }
}
