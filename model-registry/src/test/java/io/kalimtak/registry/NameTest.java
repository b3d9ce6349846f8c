package io.kalimtak.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameTest {
    @Test
    void shouldTakeNamesThatAreSafeInPathsAndFiles() {
        assertThat(List.of("a", "0", "embedded-base-1", "embedded-20261123-0a1b2c3d", "a.b_c-d", "a".repeat(100)))
                .allMatch(Name::isValid);
    }

    @Test
    void shouldRefuseNamesThatLeaveTheirFolderOrHideOrClash() {
        assertThat(List.of(
                        "",
                        ".",
                        "..",
                        "../x",
                        "a/b",
                        "a\\b",
                        ".hidden",
                        "a..b",
                        "a.",
                        "-a",
                        "Embedded",
                        "a b",
                        "a\u0000",
                        "a\n",
                        "é",
                        "a".repeat(101)))
                .noneMatch(Name::isValid);
        assertThat(Name.isValid(null)).isFalse();
    }
}
