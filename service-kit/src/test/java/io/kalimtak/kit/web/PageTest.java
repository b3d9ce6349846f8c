package io.kalimtak.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Instant TIME = Instant.parse("2026-01-31T08:00:00.000001Z");

    @Test
    void shouldEndWhenNoRowIsLeft() {
        assertThat(Page.cut(List.of("a", "b"), 2, key -> new Cursor(TIME, key)).nextCursor())
                .isNull();
    }

    @Test
    void shouldPointBehindTheLastRowKept() {
        Page<String> page = Page.cut(List.of("a", "b", "c"), 2, key -> new Cursor(TIME, key));

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.decode(page.nextCursor())).contains(new Cursor(TIME, "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "bm90LWEtY3Vyc29y", "MjAyNi0wMS0zMVQwODowMDowMFo"})
    void shouldRefuseABrokenCursor(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("next_cursor");
    }

    @Test
    void shouldRefuseTheCursorOfAnotherListWhenTheKeyIsNoUuid() {
        Cursor ofVersions = new Cursor(TIME, "embedded-base-1");

        assertThatThrownBy(ofVersions::id).isInstanceOf(ProblemException.class).hasMessageContaining("next_cursor");
    }

    @Test
    void shouldBoundTheLimit() {
        assertThat(Cursor.limit(null)).isEqualTo(50);
        assertThat(Cursor.limit(500)).isEqualTo(500);
        assertThatThrownBy(() -> Cursor.limit(0)).hasMessageContaining("between 1 and 500");
        assertThatThrownBy(() -> Cursor.limit(501)).hasMessageContaining("between 1 and 500");
    }
}
