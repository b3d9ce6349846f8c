package io.kalimtak.interaction.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PseudonymSearchTest {
    private static final String ONE = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldFindEveryPseudonymWhereverItStands() {
        String other = "f".repeat(32);

        assertThat(PseudonymSearch.in(bytes(ONE))).containsExactly(ONE);
        assertThat(PseudonymSearch.in(bytes("@" + ONE + " words @" + other))).containsExactlyInAnyOrder(ONE, other);
    }

    @Test
    void shouldFindItBesideBytesThatHappenToBeDigits() {
        assertThat(PseudonymSearch.in(bytes("a" + ONE + "7"))).hasSize(3).contains(ONE);
    }

    @Test
    void shouldFindNoneInLessOrInOtherDigits() {
        assertThat(PseudonymSearch.in(null)).isEmpty();
        assertThat(PseudonymSearch.in(bytes(ONE.substring(1)))).isEmpty();
        assertThat(PseudonymSearch.in(bytes(ONE.toUpperCase(java.util.Locale.ROOT))))
                .isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
