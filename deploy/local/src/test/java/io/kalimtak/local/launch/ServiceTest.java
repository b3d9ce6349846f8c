package io.kalimtak.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void shouldGiveTheGatewayASmallYoungGenerationAndRoomForItsClasses() {
        assertThat(Service.GATEWAY.jvmOptions())
                .containsExactly(
                        "-Xmx320m", "-XX:TieredStopAtLevel=1", "-Xms128m", "-Xmn48m", "-XX:MetaspaceSize=112m");
    }

    @Test
    void shouldGiveEveryOtherServiceItsHeapAndTheQuickCompiler() {
        assertThat(Service.TRAINING.jvmOptions()).containsExactly("-Xmx448m", "-XX:TieredStopAtLevel=1");
    }
}
