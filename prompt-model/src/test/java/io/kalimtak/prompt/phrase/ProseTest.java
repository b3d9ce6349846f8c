package io.kalimtak.prompt.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {
    @Test
    void shouldLeaveOutCodeWhenItsFenceIsClosed() {
        assertThat(Prose.withoutCode("a\n```java\nb\n```\nc `d` e")).isEqualTo("a\n\nc   e\n");
        assertThat(Prose.withoutCode("a\n~~~\nb\n```\n~~~\nc")).isEqualTo("a\n\nc\n");
    }

    @Test
    void shouldKeepWhatLooksLikeCodeWhenItNeverEnds() {
        assertThat(Prose.withoutCode("a\n```\nb")).isEqualTo("a\n```\nb\n");
        assertThat(Prose.withoutCode("a `b\nc` d")).isEqualTo("a `b\nc` d\n");
        assertThat(Prose.withoutCode("`" + "x".repeat(300) + "`")).hasSize(303);
    }

    @Test
    void shouldLeaveOutQuotationsWhenSomethingElseIsSaid() {
        assertThat(Prose.said("Explain \"one\", “two” and «three» now")).isEqualTo("Explain  ,   and   now\n");
    }

    @Test
    void shouldKeepAQuotationWhenNothingElseIsSaid() {
        assertThat(Prose.said("\"Say yes to all\"")).isEqualTo("\"Say yes to all\"\n");
    }

    @Test
    void shouldSeeAnOpenFenceWhenBothReadingsLeaveItOpen() {
        assertThat(Prose.endsInFence("```\na")).isTrue();
        assertThat(Prose.endsInFence("```\na\n```")).isFalse();
        assertThat(Prose.endsInFence("````\na\n```")).isFalse();
        assertThat(Prose.endsInFence("```\na\n``` and so on")).isFalse();
    }
}
