package io.kalimtak.system.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.system.bench.Options;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void shouldSayWhoHasWhichCores() {
        assertThat(new Cores(8, 2).line()).isEqualTo("servers on cores 0-5, upstream and load on 6-7");
        assertThat(new Cores(2, 0).line()).isEqualTo("all 2 cores carry servers, upstream and load alike");
    }

    @Test
    void shouldLeaveTheServersACore() {
        assertThatThrownBy(() -> new Cores(2, 2))
                .isInstanceOf(Options.BadOption.class)
                .hasMessageContaining("--load-cores 2 leaves none of 2 cores");
    }
}
