package io.kalimtak.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final int PEOPLE = 20_000;

    @Test
    void shouldGiveTheSamePersonTheSameArm() {
        Table table = table(0.3);

        for (int i = 0; i < 1_000; i++) {
            assertThat(Assignment.of(table, "u" + i)).isEqualTo(Assignment.of(table, "u" + i));
        }
    }

    @Test
    void shouldShareTrafficAsTheTableSays() {
        long canary = canaries(table(0.25));

        assertThat(canary / (double) PEOPLE).isCloseTo(0.25, within(0.01));
    }

    @Test
    void shouldKeepEverybodyWhenTheFirstArmGrows() {
        for (int i = 0; i < PEOPLE; i++) {
            String person = "u" + i;
            if (Assignment.of(table(0.05), person).arm().name().equals("canary")) {
                assertThat(Assignment.of(table(0.25), person).arm().name()).isEqualTo("canary");
            }
        }
    }

    @Test
    void shouldCarryTheProbabilityOfTheArm() {
        Assignment assignment = Assignment.of(table(0.25), "somebody");

        assertThat(assignment.probability()).isEqualTo(assignment.arm().share());
    }

    @Test
    void shouldCarryTheSumOfTheSharesOfAnArmThatIsListedMoreThanOnce() {
        Table table = new Table(
                "default", 1, null, List.of(arm("canary", 0.25), arm("live", 0.5), arm("canary", 0.25)), "salt", null);

        for (int i = 0; i < 1_000; i++) {
            assertThat(Assignment.of(table, "u" + i).probability()).isEqualTo(0.5);
        }
        assertThat(canaries(table) / (double) PEOPLE).isCloseTo(0.5, within(0.015));
    }

    @Test
    void shouldNeverCarryMoreThanOne() {
        Table table = new Table(
                "default", 1, null, List.of(arm("live", 0.7), arm("live", 0.3000000005), arm("x", 0)), "salt", null);

        assertThat(Assignment.of(table, "somebody").probability()).isEqualTo(1);
    }

    @Test
    void shouldTellTheShadowFromArmsThatServe() {
        Table table = new Table("default", 1, null, List.of(arm("shadow", 0), arm("live", 1)), "salt", null);

        assertThat(table.shadow()).contains(arm("shadow", 0));
        assertThat(table.serving()).containsExactly(arm("live", 1));
        assertThat(Assignment.of(table, "somebody").arm()).isEqualTo(arm("live", 1));
        // By another name a version without a share is one that will get some.
        assertThat(table(0).shadow()).isEmpty();
        assertThat(table(0).serving()).hasSize(2);
    }

    @Test
    void shouldNeverChooseAnArmWithoutAShare() {
        assertThat(canaries(table(0))).isZero();
        assertThat(canaries(table(1))).isEqualTo(PEOPLE);
    }

    @Test
    void shouldPlaceByTheSalt() {
        assertThat(Assignment.place("salt", "u1")).isBetween(0.0, 1.0).isEqualTo(Assignment.place("salt", "u1"));
        assertThat(Assignment.place("salt", "u1")).isNotEqualTo(Assignment.place("pepper", "u1"));
        assertThat(Assignment.place("a", "bc")).isNotEqualTo(Assignment.place("ab", "c"));
    }

    @Test
    void shouldRefuseSharesThatDoNotAddUp() {
        assertThatThrownBy(() -> new Table("r", 1, null, List.of(arm("a", 0.5), arm("b", 0.4)), "s", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("route r")
                .hasMessageContaining("0.9");
        assertThatThrownBy(() -> new Table("r", 1, null, List.of(), "s", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long canaries(Table table) {
        long canaries = 0;
        for (int i = 0; i < PEOPLE; i++) {
            canaries += Assignment.of(table, "u" + i).arm().name().equals("canary") ? 1 : 0;
        }
        return canaries;
    }

    private static Table table(double canary) {
        return new Table("default", 1, null, List.of(arm("canary", canary), arm("live", 1 - canary)), "salt", null);
    }

    private static Arm arm(String name, double share) {
        return new Arm(name, name + "-1", "embedded", share, null, null, null);
    }
}
