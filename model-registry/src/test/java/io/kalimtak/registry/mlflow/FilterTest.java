package io.kalimtak.registry.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.kit.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    @Test
    void shouldReadConditionsJoinedByAnd() {
        assertThat(
                        Filter.parse(
                                " name='a' AND tags.`x.y/z` != \"b\" and attribute.run_id not  in ('c', 'd''e') AND version_number>=3"))
                .containsExactly(
                        new Clause(false, "name", "=", List.of("a"), true),
                        new Clause(true, "x.y/z", "!=", List.of("b"), true),
                        new Clause(false, "run_id", "NOT IN", List.of("c", "d'e"), true),
                        new Clause(false, "version_number", ">=", List.of("3"), false));
    }

    @Test
    void shouldReadNoConditionOfNoFilter() {
        assertThat(Filter.parse(null)).isEmpty();
        assertThat(Filter.parse(" ")).isEmpty();
    }

    @Test
    void shouldTakeWhatStandsInQuotesAsText() {
        assertThat(Filter.parse("name = 'x'' OR 1=1 --'"))
                .containsExactly(new Clause(false, "name", "=", List.of("x' OR 1=1 --"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name = default",
                "name = 'a' OR name = 'b'",
                "name = 'a' AND",
                "name = 'a' ANDname = 'b'",
                "name = 'a",
                "name IN 'a'",
                "name IN ()",
                "name = ('a')",
                "name == 'a'",
                "= 'a'",
                "name = 'a'; DROP TABLE routes",
                "name = 'a\u0000'"
            })
    void shouldNameTheFilterWhenItCannotBeRead(String filter) {
        assertThatThrownBy(() -> Filter.parse(filter))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations())
                                .extracting(violation -> violation.field())
                                .containsExactly("filter"));
    }

    @Test
    void shouldReadTheLongestFilterAtOnceAndRefuseLongerOnes() {
        String longest = "name IN (" + "'',".repeat((Texts.FILTER - 12) / 3) + "'')";

        assertThat(Filter.parse(longest).getFirst().values()).hasSizeGreaterThan(1000);
        assertThatThrownBy(() -> Filter.parse("name = '" + "a".repeat(Texts.FILTER) + "'"))
                .hasMessageContaining("4096");
    }
}
