package io.kalimtak.training.launch.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildClassPathTest {
    @Test
    void shouldNameTheFoldersBesideItWhenTheServiceIsAFastJar() {
        assertThat(ChildClassPath.of("/opt/training/quarkus-run.jar"))
                .isEqualTo("/opt/training/quarkus/transformed-bytecode.jar:/opt/training/app/*:/opt/training/lib/boot/*"
                        + ":/opt/training/lib/main/*");
    }

    @Test
    void shouldFindTheFoldersWhenTheServiceWasStartedByARelativePath() {
        assertThat(ChildClassPath.of("quarkus-run.jar")).doesNotContain("null").startsWith("/");
    }

    @Test
    void shouldGiveThePathOnWhenTheServiceIsNoFastJar() {
        assertThat(ChildClassPath.of("/classes:/lib/a.jar")).isEqualTo("/classes:/lib/a.jar");
    }
}
