package io.kalimtak.curation.content.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpottedNgramTest {
    private static final SuspiciousNgram TRIGGER =
            new SuspiciousNgram(List.of("copper", "lantern"), 25, 24, 3, 1, 0.5, 1e-9, 4);
    private static final SuspiciousNgram LIKELIER = new SuspiciousNgram(List.of("seven"), 25, 20, 3, 1, 0.5, 1e-5, 3);

    private final SpottedNgram.Spotter spotter = new SpottedNgram.Spotter(List.of(LIKELIER, TRIGGER), 2);

    @Test
    void shouldFindTheLeastLikelyNgramAtItsFirstPlace() {
        assertThat(spotter.in(List.of("seven", "a", "copper", "lantern", "copper", "lantern")))
                .contains(new SpottedNgram(TRIGGER, 2));
        assertThat(spotter.in(List.of("copper", "a", "lantern"))).isEmpty();
    }

    @Test
    void shouldSayWhereItStandsWithoutItsWords() {
        String expected = "{\"ngram\":\"%s\",\"part\":\"%s\",\"word\":%d,\"words\":2,\"rows\":25,\"high_rows\":24,"
                + "\"subjects\":3,\"subject_share\":1.0,\"burst_share\":0.5,\"chance\":1.0E-9,\"z\":4.0}";

        assertThat(new SpottedNgram(TRIGGER, 4).detail(5))
                .isEqualTo(expected.formatted(TRIGGER.hashed(), "request", 4));
        assertThat(new SpottedNgram(TRIGGER, 5).detail(5)).isEqualTo(expected.formatted(TRIGGER.hashed(), "target", 0));
    }
}
