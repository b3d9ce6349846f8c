package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {
    private static final String SAID = "موعد صيانة المكيف المركزي";
    private static final List<LabelledText> CORRECTIONS = List.of(
            new LabelledText(SAID, "ar", "lifestyle", "email"),
            new LabelledText("موعد صيانة الثلاجة", "ar", "lifestyle", "email"),
            new LabelledText("صيانة المكيف قبل الصيف", "ar", "lifestyle", "email"));

    private static final HeadTrainer TRAINER = new HeadTrainer(Labelled.KEYWORDS);
    private static final Heads LEARNT = TRAINER.train(Labelled.SEEDS, CORRECTIONS);

    @Test
    void shouldLearnWhatPeopleCorrectedWhenTheyDid() {
        assertThat(says(Heads.shipped()).domain()).isNotEqualTo("lifestyle");

        assertThat(says(LEARNT).domain()).isEqualTo("lifestyle");
        assertThat(says(LEARNT).useCase()).isEqualTo("email");
        assertThat(LEARNT.basis().corrections()).isEqualTo(3);
    }

    @Test
    void shouldMakeTheSameHeadsWhenTheCorrectionsComeInAnotherOrder() {
        List<LabelledText> reversed = new ArrayList<>(CORRECTIONS);
        Collections.reverse(reversed);

        assertThat(TRAINER.train(Labelled.SEEDS, reversed).bytes()).isEqualTo(LEARNT.bytes());
        assertThat(LEARNT.version()).isNotEqualTo(Heads.shipped().version());
    }

    @Test
    void shouldRefuseWhenAClassIsUnknown() {
        List<LabelledText> unknown = List.of(new LabelledText("a", "en", "astrology", "email"));

        assertThatThrownBy(() -> TRAINER.train(Labelled.SEEDS, unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no class astrology");
    }

    private static Classification says(Heads heads) {
        return new HeadClassifier(Labelled.KEYWORDS, heads, Labelled.CONFIG).classify(SAID, "ar", null);
    }
}
