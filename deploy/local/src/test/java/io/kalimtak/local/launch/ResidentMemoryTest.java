package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
    @Test
    void shouldCountSharedPagesInProportion() {
        List<String> lines = List.of("00400000-7fff r--p [rollup]", "Rss:  5000 kB", "Pss:  1234 kB", "Pss_Anon: 7 kB");

        assertThat(ResidentMemory.proportional(lines)).isEqualTo(1234 * 1024);
    }

    @Test
    void shouldSeeThisProcess() {
        assertThat(ResidentMemory.of(ProcessHandle.current())).isGreaterThan(10_000_000);
    }
}
