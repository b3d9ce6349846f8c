package io.kalimtak.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.GateOptions;
import io.kalimtak.training.endpoint.EndpointsConfig;
import io.kalimtak.training.evaluation.gate.GateSettings;
import io.kalimtak.training.evaluation.peer.EvaluationConfig;
import io.kalimtak.training.judge.JudgeConfig;
import io.kalimtak.training.launch.command.CommandConfig;
import io.kalimtak.training.launch.kubernetes.KubernetesConfig;
import io.kalimtak.training.launch.openai.OpenAiConfig;
import io.kalimtak.training.testing.DefaultConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartz.CronExpression;

class TrainingConfigTest {
    private final TrainingConfig config = DefaultConfig.read();

    @Test
    void shouldTrainTheEmbeddedEngineWhenNothingIsConfigured() {
        assertThat(config.launcher()).isEqualTo("embedded");
        assertThat(config.method()).isEqualTo("sft");
        assertThat(config.registry().url()).hasToString("http://127.0.0.1:8085");
        assertThat(config.registry().route()).isEqualTo("default");
    }

    @Test
    void shouldGiveTrainingAHeapOfItsOwnWhenNothingIsConfigured() {
        assertThat(config.embedded().minSources()).isEqualTo(2);
        assertThat(config.embedded().heap().asLongValue()).isEqualTo(1L << 30);
        assertThat(config.embedded().niceness()).isEqualTo(10);
    }

    @Test
    void shouldHaveTheEmbeddedLauncherAloneWhenNothingIsConfigured() {
        CommandConfig command = DefaultConfig.readWith(CommandConfig.class, Map.of());
        OpenAiConfig openAi = DefaultConfig.readWith(OpenAiConfig.class, Map.of());

        assertThat(command.program()).isEmpty();
        assertThat(command.target()).isEqualTo("command");
        assertThat(command.methods()).containsExactly("sft");
        assertThat(command.passEnvironment()).isEmpty();
        assertThat(command.errorFile()).isEmpty();
        assertThat(openAi.baseModel()).isEmpty();
        assertThat(openAi.engine()).isEqualTo("openai");
        assertThat(openAi.suffix()).isEqualTo("kalimtak");
        assertThat(openAi.epochs()).isEmpty();
        assertThat(openAi.beta()).isEmpty();
        assertThat(openAi.poll()).isEqualTo(Duration.ofSeconds(15));
        assertThat(DefaultConfig.readWith(EndpointsConfig.class, Map.of()).named())
                .isEmpty();
    }

    @Test
    void shouldAskAClusterForNothingWhenNothingIsConfigured() {
        KubernetesConfig kubernetes = DefaultConfig.readWith(KubernetesConfig.class, Map.of());

        assertThat(kubernetes.kind()).isEqualTo(KubernetesConfig.Kind.JOB);
        assertThat(kubernetes.image()).isEmpty();
        assertThat(kubernetes.runtime()).isEmpty();
        assertThat(kubernetes.runtimeKind()).isEqualTo("ClusterTrainingRuntime");
        assertThat(kubernetes.installation()).isEmpty();
        assertThat(kubernetes.namespace()).isEmpty();
        assertThat(kubernetes.kubeconfig()).isEmpty();
        assertThat(kubernetes.target()).isEqualTo("kubernetes");
        assertThat(kubernetes.methods()).containsExactly("sft");
        assertThat(kubernetes.nodes()).isEmpty();
        assertThat(kubernetes.storageUri()).isEmpty();
        assertThat(kubernetes.deadline()).isEmpty();
        assertThat(kubernetes.backoffLimit()).isEqualTo(2);
        assertThat(List.of(
                        kubernetes.poll(),
                        kubernetes.keep(),
                        kubernetes.brokenWithin(),
                        kubernetes.goneWithin(),
                        kubernetes.orphanGrace()))
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofDays(1),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        Duration.ofDays(1));
        assertThat(kubernetes.pod().requests()).isEmpty();
        assertThat(kubernetes.pod().limits()).isEmpty();
        assertThat(kubernetes.pod().tolerations()).isEmpty();
        assertThat(kubernetes.pod().serviceAccount()).isEmpty();
        assertThat(kubernetes.pod().volumeClaim()).isEmpty();
        assertThat(kubernetes.pod().mountPath()).isEqualTo("/kalimtak/storage");
    }

    @Test
    void shouldAskNoJudgeWhenNothingIsConfigured() {
        JudgeConfig judge = DefaultConfig.readWith(JudgeConfig.class, Map.of());

        assertThat(judge.endpoint()).isEmpty();
        assertThat(judge.model()).isEmpty();
        assertThat(judge.rows()).isEqualTo(100);
        assertThat(judge.retryFirst()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldAllowPublicAddressesAloneWhenAnEndpointSaysNothing() {
        EndpointsConfig.Endpoint endpoint = DefaultConfig.readWith(
                        EndpointsConfig.class,
                        Map.of("kalimtak.training.endpoints.openai.base-url", "https://api.openai.com/v1"))
                .named()
                .get("openai");

        assertThat(endpoint.allowPrivateAddresses()).isFalse();
        assertThat(endpoint.keyFile()).isEmpty();
        assertThat(endpoint.keyEnv()).isEmpty();
        assertThat(endpoint.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(endpoint.uploadTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(endpoint.inputPricePerMillion()).isEmpty();
        assertThat(endpoint.outputPricePerMillion()).isEmpty();
    }

    @Test
    void shouldFindTheRegistryWhereEveryServiceIsToldItIs() {
        TrainingConfig told = DefaultConfig.readWith(Map.of("kalimtak.services.registry.url", "http://127.0.0.1:9995"));

        assertThat(told.registry().url()).hasToString("http://127.0.0.1:9995");
    }

    @Test
    void shouldHaveTheGatesOwnDefaultsWhenNothingIsConfigured() {
        TrainingConfig.Gate gate = config.gate();

        assertThat(new GateSettings(config).options()).isEqualTo(GateOptions.defaults());
        assertThat(gate.minEvalRows()).isEqualTo(10);
        assertThat(gate.examples()).isEqualTo(5);
    }

    @Test
    void shouldAskOtherServicesWhereTheyAreWhenNothingIsConfigured() {
        EvaluationConfig evaluation = DefaultConfig.readWith(EvaluationConfig.class, Map.of());

        assertThat(evaluation.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(evaluation.tries()).isEqualTo(3);
        assertThat(evaluation.fresh().url()).hasToString("http://127.0.0.1:8083");
        assertThat(evaluation.fresh().rows()).isEqualTo(200);
        assertThat(evaluation.satisfaction().url()).hasToString("http://127.0.0.1:8081");
        assertThat(evaluation.satisfaction().window()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void shouldLeaveRoomForMissedHeartbeatsWhenNothingIsConfigured() {
        assertThat(config.worker().heartbeat()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.worker().lease()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldHaveSchedulesThatQuartzReadsWhenNothingIsConfigured() {
        assertThat(CronExpression.isValidExpression(config.schedule().training()))
                .isTrue();
        assertThat(CronExpression.isValidExpression(config.schedule().evaluation()))
                .isTrue();
        assertThat(config.schedule().minNewRows()).isEqualTo(50);
        assertThat(config.schedule().sweep()).isEqualTo("0 30 * * * ?");
        assertThat(CronExpression.isValidExpression(config.schedule().sweep())).isTrue();
    }
}
