package io.kalimtak.training.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.training.launch.embedded.EmbeddedLauncher;
import io.kalimtak.training.testing.DefaultConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchersTest {
    private final Launchers launchers = new Launchers(List.of(new EmbeddedLauncher(DefaultConfig.read())));

    @Test
    void shouldGiveTheLauncherWhenNameAndMethodFit() {
        assertThat(launchers.require("embedded", Method.SFT).name()).isEqualTo("embedded");
    }

    @Test
    void shouldNameTheKnownLaunchersWhenTheNameIsUnknown() {
        assertThatThrownBy(() -> launchers.require("kubernetes", Method.SFT))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.UNPROCESSABLE))
                .hasMessage("There is no launcher of that name. Known launchers: embedded.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"DPO", "KTO"})
    void shouldSayWhatIsSupportedWhenTheLauncherCannotDoTheMethod(Method method) {
        assertThatThrownBy(() -> launchers.require("embedded", method))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.UNPROCESSABLE))
                .hasMessage(
                        "The launcher embedded does not support the method " + method.label() + ". It supports: sft.");
    }
}
