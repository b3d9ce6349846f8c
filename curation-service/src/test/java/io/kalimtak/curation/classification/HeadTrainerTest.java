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

    private final HeadTrainer trainer = new HeadTrainer(Labelled.KEYWORDS);

    @Test
    void shouldLearnWhatPeopleCorrectedWhenTheyDid() {
        assertThat(says(Heads.shipped()).domain()).isNotEqualTo("lifestyle");

        Heads heads = trainer.train(Labelled.SEEDS, CORRECTIONS);

        assertThat(says(heads).domain()).isEqualTo("lifestyle");
        assertThat(says(heads).useCase()).isEqualTo("email");
        assertThat(heads.basis().corrections()).isEqualTo(3);
    }

    @Test
    void shouldMakeTheSameHeadsWhenTheCorrectionsComeInAnotherOrder() {
        List<LabelledText> reversed = new ArrayList<>(CORRECTIONS);
        Collections.reverse(reversed);

        Heads one = trainer.train(Labelled.SEEDS, CORRECTIONS);

        assertThat(trainer.train(Labelled.SEEDS, reversed).bytes()).isEqualTo(one.bytes());
        assertThat(one.version()).isNotEqualTo(Heads.shipped().version());
    }

    @Test
    void shouldRefuseWhenAClassIsUnknown() {
        List<LabelledText> unknown = List.of(new LabelledText("a", "en", "astrology", "email"));

        assertThatThrownBy(() -> trainer.train(Labelled.SEEDS, unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no class astrology");
    }

    private static Classification says(Heads heads) {
        return new HeadClassifier(Labelled.KEYWORDS, heads, Labelled.CONFIG).classify(SAID, "ar", null);
    }
}
