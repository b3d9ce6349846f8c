package io.kalimtak.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void shouldReplaceWhatStandsBetweenTheMarks() throws IOException {
        String page = "before\n<!-- a -->\nold\n<!-- /a -->\nafter\n";

        String once = Page.between(page, "a", "new\n");

        assertThat(once).isEqualTo("before\n<!-- a -->\nnew\n<!-- /a -->\nafter\n");
        assertThat(Page.between(once, "a", "new\n")).isEqualTo(once);
    }

    @Test
    void shouldNameTheMarksThatAPageLacks() {
        assertThatThrownBy(() -> Page.between("<!-- a -->\n", "a", "new\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no place for \"a\"");
    }
}
