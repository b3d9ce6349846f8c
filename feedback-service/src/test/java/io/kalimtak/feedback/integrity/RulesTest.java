package io.kalimtak.feedback.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.feedback.FeedbackConfig;
import io.kalimtak.feedback.testing.TestConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each rule by itself: what it counts, where it ends, what it says. */
class RulesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID INTERACTION = new UUID(7, 7);
    private static final FeedbackConfig.Integrity DEFAULTS =
            TestConfig.feedback().integrity();

    private final Rule burst = Burst.of(DEFAULTS.burst());
    private final Rule rater = ManyOfARater.of(DEFAULTS.rater());
    private final Rule network = ManyOfANetwork.of(DEFAULTS.network());
    private final Rule repeated = RepeatedRater.of(DEFAULTS.repeatedRater());
    private final Rule pileOn = PileOn.of(DEFAULTS.pileOn());

    @Test
    void shouldHoldWhatComesAfterTheCap() {
        assertThat(letThrough(burst, person("ann", "net", 0), 25)).isEqualTo(20);
        assertThat(letThrough(rater, person("ann", "net", 0), 150)).isEqualTo(100);
        assertThat(letThrough(network, person("ann", "net", 0), 150)).isEqualTo(100);
        assertThat(letThrough(repeated, person("ann", "net", 0), 25)).isEqualTo(20);
    }

    @Test
    void shouldLetAnApplicationThatRatesForAllItsUsersBringMuchMore() {
        Submitted application = new Submitted(INTERACTION, "app", false, "net", NOON);

        assertThat(burst.cap(application)).isEqualTo(60_000);
        assertThat(rater.cap(application)).isEqualTo(1_000_000);
        assertThat(network.cap(application)).isEqualTo(100_000);
        assertThat(repeated.cap(application)).isEqualTo(1_000);
    }

    @Test
    void shouldCountEachRaterOfAnInteractionOnceWhenItIsPiledOn() {
        LetThrough letThrough = new LetThrough(Map.of());
        for (int i = 0; i < 25; i++) {
            assertThat(letThrough.full(pileOn, person("rater" + i, "net", 0))).isFalse();
            letThrough.add(pileOn, person("rater" + i, "net", 0));
            letThrough.add(pileOn, person("rater" + i, "net", 1));
        }

        assertThat(letThrough.full(pileOn, person("another", "net", 2))).isTrue();
        assertThat(letThrough.full(pileOn, person("rater7", "net", 2))).isFalse();
        assertThat(letThrough.full(pileOn, person("another", "net", 24 * 3600))).isFalse();
    }

    @Test
    void shouldBeginAnewWithTheNextWindow() {
        LetThrough letThrough = new LetThrough(Map.of());
        for (int i = 0; i < 20; i++) {
            letThrough.add(burst, person("ann", "net", 0));
        }

        assertThat(letThrough.full(burst, person("ann", "net", 59))).isTrue();
        assertThat(letThrough.full(burst, person("ann", "net", 60))).isFalse();
        assertThat(letThrough.full(burst, person("bob", "net", 59))).isFalse();
    }

    @Test
    void shouldNotCountANetworkThatIsNone() {
        assertThat(network.slot(person("ann", null, 0))).isEmpty();
    }

    @Test
    void shouldCountPersonsAndApplicationsOfANetworkApart() {
        Submitted application = new Submitted(INTERACTION, "app", false, "net", NOON);

        assertThat(network.slot(application)).isNotEqualTo(network.slot(person("ann", "net", 0)));
    }

    @Test
    void shouldNameRuleCapAndWindowAndNobody() {
        assertThat(List.of(burst, rater, network, repeated, pileOn))
                .extracting(rule -> rule.reason(person("ann", "net", 0)))
                .containsExactly(
                        "burst: more than 20 pieces of one rater in 1 minute",
                        "rater: more than 100 pieces of one rater in 1 day",
                        "network: more than 100 pieces from one network in 1 day",
                        "repeated-rater: more than 20 pieces of one rater about one interaction in 1 day",
                        "pile-on: more than 25 raters of one interaction in 1 day");
    }

    private static int letThrough(Rule rule, Submitted piece, int times) {
        LetThrough letThrough = new LetThrough(Map.of());
        int passed = 0;
        for (int i = 0; i < times; i++) {
            if (!letThrough.full(rule, piece)) {
                letThrough.add(rule, piece);
                passed++;
            }
        }
        return passed;
    }

    private static Submitted person(String rater, String network, int second) {
        return new Submitted(INTERACTION, rater, true, network, NOON.plusSeconds(second));
    }
}
