package io.kalimtak.curation.text;

import static io.kalimtak.prompt.phrase.Normaliser.normalise;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.AnyText;
import java.util.Locale;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every text. */
class NormaliserPropertiesTest {
    private static final String UNSEEN =
            "\u0640\u064B\u064E\u0651\u0652\u0655\u0670\u06E1\u08F0\uFE76\u200B\u202E\u00AD\uFE0F";

    @Property(tries = 5_000, seed = "1")
    void shouldChangeNothingWhenNormalisedAgain(@ForAll("anyText") String text) {
        String once = normalise(text);

        assertThat(normalise(once)).isEqualTo(once);
    }

    @Property(tries = 2_000, seed = "2")
    void shouldHaveNoSpaceAtTheEndsNorTwoTogetherWhenAnythingIsTyped(@ForAll("anyText") String text) {
        assertThat(normalise(text)).isEqualTo(normalise(text).strip()).doesNotContain("  ");
    }

    @Property(tries = 1_000, seed = "3")
    void shouldIgnoreCaseWhenLettersHaveTwo(@ForAll("letters") String text) {
        assertThat(normalise(text.toUpperCase(Locale.ROOT))).isEqualTo(normalise(text));
        assertThat(normalise(text.toLowerCase(Locale.ROOT))).isEqualTo(normalise(text));
    }

    @Property(tries = 1_000, seed = "4")
    void shouldIgnoreTatweelDiacriticsAndInvisibleCharactersWhereverTheyStand(
            @ForAll("words") String text, @ForAll long seed) {
        assertThat(normalise(sprinkled(text, new SplittableRandom(seed)))).isEqualTo(normalise(text));
    }

    @Provide
    Arbitrary<String> anyText() {
        return AnyText.any();
    }

    @Provide
    Arbitrary<String> words() {
        return AnyText.words();
    }

    /** Latin, Greek and Cyrillic with their accents. */
    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.strings()
                .withCharRange('A', 'z')
                .withCharRange('\u00C0', '\u0130')
                .withCharRange('\u0370', '\u0481')
                .ofMaxLength(20);
    }

    private static String sprinkled(String text, SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        for (char letter : text.toCharArray()) {
            out.append(letter);
            while (random.nextInt(3) == 0) {
                out.append(UNSEEN.charAt(random.nextInt(UNSEEN.length())));
            }
        }
        return out.toString();
    }
}
