package io.kalimtak.prompt.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashesTest {
    @Test
    void shouldGiveThePublishedDigestWhenGivenThePublishedText() {
        // FIPS 180-4, example of SHA-256.
        assertThat(Hashes.sha256("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void shouldShareAKeyWhenRequestsDifferInTypingOnly() {
        assertThat(Hashes.clusterKey("Write an email!"))
                .isEqualTo(Hashes.clusterKey("  write an EMAIL "))
                .isNotEqualTo(Hashes.clusterKey("write an email to bob"));
    }

    @Test
    void shouldTellPartsApartWhenTheirJoinsAreEqual() {
        assertThat(Hashes.content("ab", "c")).isNotEqualTo(Hashes.content("a", "bc"));
    }
}
