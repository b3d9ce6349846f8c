package io.kalimtak.training.launch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.RejectedAnswer;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.training.sets.PreferenceRow;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.sets.UnpairedRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonsTest {
    private static final SetRow ROW =
            new SetRow("r1", "i1", "anna", "ask", "corrected", "en", "Midjourney", 1.2, "c1", null);
    private static final TrainingPair PAIR =
            new TrainingPair("i1", "anna", "ask", "corrected", "en", "Midjourney", 1.2, "c1");

    @Test
    void shouldLearnFromTheRowsAloneWhenNothingElseIsGiven() {
        assertThat(Lessons.supervised(List.of(ROW))).isEqualTo(new Lessons(List.of(PAIR), List.of()));
    }

    @Test
    void shouldRefuseTheOriginalInTheNameOfWhoCorrectedItWhenBothAreOneInteraction() {
        PreferenceRow pair =
                new PreferenceRow("ask", "corrected", "original", "i1", null, "i1", null, "en", null, "c1");

        assertThat(Lessons.preferred(List.of(ROW), List.of(pair)))
                .isEqualTo(new Lessons(
                        List.of(PAIR),
                        List.of(new RejectedAnswer("i1", "anna", "ask", "original", "en", "Midjourney"))));
    }

    @Test
    void shouldRefuseAnAnswerOnceAndInNobodysNameWhenItIsAnotherInteractionOfSeveralPairs() {
        PreferenceRow first = new PreferenceRow("ask", "corrected", "worse", "i1", null, "i2", null, "en", null, "c1");
        PreferenceRow again =
                new PreferenceRow("ask anew", "corrected", "worse", "i1", null, "i2", null, "en", null, "c1");

        assertThat(Lessons.preferred(List.of(ROW), List.of(first, again)))
                .isEqualTo(new Lessons(
                        List.of(PAIR), List.of(new RejectedAnswer("i2", null, "ask", "worse", "en", "Midjourney"))));
    }

    @Test
    void shouldApproveAChosenAnswerWhenNoRowHoldsItAndCountItAsThePersonsOfItsCluster() {
        PreferenceRow twin = new PreferenceRow("ask", "other", "worse", "i3", null, "i2", null, "en", null, "c1");
        PreferenceRow alone = new PreferenceRow("else", "fine", "poor", "i4", null, "i5", null, null, null, "c9");

        assertThat(Lessons.preferred(List.of(ROW), List.of(twin, alone)))
                .isEqualTo(new Lessons(
                        List.of(
                                PAIR,
                                new TrainingPair("i3", "anna", "ask", "other", "en", "Midjourney", 1, "c1"),
                                new TrainingPair("i4", null, "else", "fine", null, null, 1, "c9")),
                        List.of(
                                new RejectedAnswer("i2", null, "ask", "worse", "en", "Midjourney"),
                                new RejectedAnswer("i5", null, "else", "poor", null, null))));
    }

    @Test
    void shouldRefuseWhatIsNotDesirableAndApproveWhatIsWhenAnswersWereJudgedOneByOne() {
        UnpairedRow known = new UnpairedRow("ask", "corrected", true, "i1", null, "en", null, "c1");
        UnpairedRow liked = new UnpairedRow("else", "fine", true, "i4", null, "en", null, null);
        UnpairedRow disliked = new UnpairedRow("ask", "worse", false, "i2", null, "en", null, "c1");

        assertThat(Lessons.judged(List.of(ROW), List.of(known, liked, disliked)))
                .isEqualTo(new Lessons(
                        List.of(PAIR, new TrainingPair("i4", null, "else", "fine", "en", null, 1, null)),
                        List.of(new RejectedAnswer("i2", null, "ask", "worse", "en", "Midjourney"))));
    }

    @Test
    void shouldTakeThePersonAndTheToolFromTheLineWhenItNamesThem() {
        PreferenceRow pair =
                new PreferenceRow("ask", "other", "worse", "i3", "omar", "i2", "lena", "en", "Claude", "c1");
        UnpairedRow disliked = new UnpairedRow("ask", "worse", false, "i2", "lena", "en", "Claude", "c1");

        assertThat(Lessons.preferred(List.of(ROW), List.of(pair)))
                .isEqualTo(new Lessons(
                        List.of(PAIR, new TrainingPair("i3", "omar", "ask", "other", "en", "Claude", 1, "c1")),
                        List.of(new RejectedAnswer("i2", "lena", "ask", "worse", "en", "Claude"))));
        assertThat(Lessons.judged(List.of(ROW), List.of(disliked)).refused())
                .containsExactly(new RejectedAnswer("i2", "lena", "ask", "worse", "en", "Claude"));
    }
}
