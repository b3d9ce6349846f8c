package io.kalimtak.training.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.launch.command.CommandConfig;
import io.kalimtak.training.launch.command.CommandLauncher;
import io.kalimtak.training.launch.embedded.EmbeddedLauncher;
import io.kalimtak.training.testing.DefaultConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchersTest {
    private final Launchers launchers = new Launchers(List.of(
            new EmbeddedLauncher(DefaultConfig.read()),
            new CommandLauncher(
                    DefaultConfig.readWith(
                            CommandConfig.class, Map.of("kalimtak.training.command.program", "/bin/true")),
                    new WorkFolders(() -> Path.of("unused")))));

    @Test
    void shouldNameTheKnownLaunchersWhenTheNameIsUnknown() {
        assertThatThrownBy(() -> launchers.require("kubernetes", Method.SFT))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.UNPROCESSABLE))
                .hasMessage("There is no launcher of that name. Known launchers: command, embedded.");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void shouldTrainTheEmbeddedEngineWhateverTheMethod(Method method) {
        assertThat(launchers.require("embedded", method).name()).isEqualTo("embedded");
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"DPO", "KTO"})
    void shouldSayWhatIsSupportedWhenTheLauncherCannotDoTheMethod(Method method) {
        assertThatThrownBy(() -> launchers.require("command", method))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.UNPROCESSABLE))
                .hasMessage(
                        "The launcher command does not support the method " + method.label() + ". It supports: sft.");
    }
}
