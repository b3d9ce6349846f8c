package io.kalimtak.training.launch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.testing.Jobs;
import io.kalimtak.training.testing.SampleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cluster is asked for. */
class JobManifestTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path storage;

    private final Map<String, String> settings = new TreeMap<>();
    private TrainingJob job;

    @BeforeEach
    void configure() {
        job = Jobs.on(SampleSet.learnable(8, 2).withPairs(), Method.SFT, storage);
        set("image", "registry.example/tune:1");
        set("command", "python,tune.py");
        set("base-model", "small-7b");
        set("pod.requests.cpu", "2");
        set("pod.requests.memory", "8Gi");
        set("pod.limits.\"nvidia.com/gpu\"", "1");
        set("pod.node-selector.\"gpu.example/kind\"", "l4");
        set("pod.tolerations[0].key", "nvidia.com/gpu");
        set("pod.tolerations[0].operator", "Exists");
        set("pod.tolerations[0].effect", "NoSchedule");
        set("pod.service-account", "tuner");
        set("pod.user", "1000");
        set("pod.volume-claim", "kalimtak-storage");
        set("pod.env.HF_HOME", "/tmp/hf");
        set("pod.secret-env.HF_TOKEN", "hugging-face/token");
    }

    @Test
    void shouldAskForAPlainJobWithAllThatIsConfigured() throws Exception {
        set("pod.secrets", "wandb");
        JsonNode spec = spec();

        assertThat(spec.path("backoffLimit").asInt()).isEqualTo(2);
        assertThat(spec.path("activeDeadlineSeconds").asLong()).isEqualTo(21_600);
        assertThat(spec.path("ttlSecondsAfterFinished").asInt()).isEqualTo(86_400);
        JsonNode pod = spec.at("/template/spec");
        assertThat(pod.path("restartPolicy").asText()).isEqualTo("Never");
        assertThat(pod.path("serviceAccountName").asText()).isEqualTo("tuner");
        assertThat(pod.path("automountServiceAccountToken").asBoolean()).isTrue();
        assertThat(pod.path("nodeSelector")).isEqualTo(JSON.readTree("{\"gpu.example/kind\":\"l4\"}"));
        assertThat(pod.path("tolerations"))
                .isEqualTo(JSON.readTree(
                        "[{\"effect\":\"NoSchedule\",\"key\":\"nvidia.com/gpu\",\"operator\":\"Exists\"}]"));
        assertThat(pod.at("/securityContext/runAsUser").asLong()).isEqualTo(1000);
        JsonNode container = pod.at("/containers/0");
        assertThat(container.path("image").asText()).isEqualTo("registry.example/tune:1");
        assertThat(container.path("command")).isEqualTo(JSON.readTree("[\"python\",\"tune.py\"]"));
        assertThat(container.path("resources"))
                .isEqualTo(JSON.readTree("{\"limits\":{\"nvidia.com/gpu\":\"1\"},"
                        + "\"requests\":{\"cpu\":\"2\",\"memory\":\"8Gi\"}}"));
        assertThat(container.path("envFrom")).isEqualTo(JSON.readTree("[{\"secretRef\":{\"name\":\"wandb\"}}]"));
        assertThat(variable(container, "HF_HOME").path("value").asText()).isEqualTo("/tmp/hf");
    }

    @Test
    void shouldTellTheProgramAllOfTheContractByItsEnvironment() throws Exception {
        JsonNode container = spec().at("/template/spec/containers/0");
        String set = "file:///kalimtak/storage/training-sets/"
                + storage.resolve("training-sets").toFile().list()[0];
        String run = "file:///kalimtak/storage/runs/" + job.runId();

        Map<String, String> told = new TreeMap<>();
        container.path("env").forEach(variable -> {
            if (variable.path("name").asText().startsWith("KALIMTAK_")) {
                told.put(variable.path("name").asText(), variable.path("value").asText());
            }
        });
        assertThat(told)
                .isEqualTo(Map.ofEntries(
                        Map.entry("KALIMTAK_CONTRACT", "1"),
                        Map.entry("KALIMTAK_RUN_ID", job.runId().toString()),
                        Map.entry("KALIMTAK_VERSION", "test-20261125-1"),
                        Map.entry("KALIMTAK_PARENT_VERSION", "embedded-base-1"),
                        Map.entry("KALIMTAK_METHOD", "sft"),
                        Map.entry("KALIMTAK_BASE_MODEL", "small-7b"),
                        Map.entry("KALIMTAK_TRAINING_SET_SHA256", job.set().hash()),
                        Map.entry("KALIMTAK_DATASET_URI", set + "/train.jsonl"),
                        Map.entry(
                                "KALIMTAK_FILES",
                                "{\"preferences.jsonl\":\"" + set + "/preferences.jsonl\","
                                        + "\"preferences.openai.jsonl\":\"" + set + "/preferences.openai.jsonl\","
                                        + "\"train.jsonl\":\"" + set + "/train.jsonl\"}"),
                        Map.entry("KALIMTAK_OUTPUT_URI", run),
                        Map.entry("KALIMTAK_ARTIFACT_URI", run + "/artifact.zip"),
                        Map.entry("KALIMTAK_RESULT_URI", run + "/result.json"),
                        Map.entry(
                                "KALIMTAK_JOB_PATH",
                                "/apis/batch/v1/namespaces/training/jobs/kalimtak-" + job.runId())));
    }

    @Test
    void shouldShowTheProgramItsOwnFilesAndNotTheHeldOutPart() throws Exception {
        JsonNode pod = spec().at("/template/spec");
        String set =
                "training-sets/" + storage.resolve("training-sets").toFile().list()[0] + "/";

        assertThat(pod.at("/containers/0/volumeMounts").findValuesAsText("subPath"))
                .containsExactly(
                        set + "preferences.jsonl",
                        set + "preferences.openai.jsonl",
                        set + "train.jsonl",
                        "runs/" + job.runId());
        assertThat(pod.at("/containers/0/volumeMounts/2/readOnly").asBoolean()).isTrue();
        assertThat(pod.at("/containers/0/volumeMounts/3/readOnly").asBoolean()).isFalse();
        assertThat(pod.path("volumes").findValuesAsText("claimName")).hasSize(4).containsOnly("kalimtak-storage");
        assertThat(pod.toString()).doesNotContain("eval");
    }

    @Test
    void shouldAskForATrainJobWithAllThatIsConfigured() throws Exception {
        set("kind", "trainjob");
        set("runtime", "torch-distributed");
        set("nodes", "4");
        JobManifest manifest = manifest();
        JsonNode spec = tree(manifest).path("spec");

        assertThat(manifest.resource().getApiVersion()).isEqualTo("trainer.kubeflow.org/v1alpha1");
        assertThat(manifest.resource().getKind()).isEqualTo("TrainJob");
        assertThat(spec.path("runtimeRef"))
                .isEqualTo(JSON.readTree("{\"apiGroup\":\"trainer.kubeflow.org\",\"kind\":\"ClusterTrainingRuntime\","
                        + "\"name\":\"torch-distributed\"}"));
        assertThat(spec.path("activeDeadlineSeconds").asLong()).isEqualTo(21_600);
        JsonNode trainer = spec.path("trainer");
        assertThat(trainer.path("image").asText()).isEqualTo("registry.example/tune:1");
        assertThat(trainer.path("command")).isEqualTo(JSON.readTree("[\"python\",\"tune.py\"]"));
        assertThat(trainer.path("numNodes").asInt()).isEqualTo(4);
        assertThat(trainer.at("/resourcesPerNode/limits")).isEqualTo(JSON.readTree("{\"nvidia.com/gpu\":\"1\"}"));
        assertThat(variable(trainer, "KALIMTAK_JOB_PATH").path("value").asText())
                .isEqualTo("/apis/trainer.kubeflow.org/v1alpha1/namespaces/training/trainjobs/kalimtak-" + job.runId());
        JsonNode patch = spec.at("/runtimePatches/0");
        assertThat(patch.path("manager").asText()).isEqualTo("kalimtak.io/training-orchestrator");
        JsonNode node = patch.at("/trainingRuntimeSpec/template/spec/replicatedJobs/0");
        assertThat(node.path("name").asText()).isEqualTo("node");
        JsonNode pod = node.at("/template/spec/template/spec");
        assertThat(pod.path("serviceAccountName").asText()).isEqualTo("tuner");
        assertThat(pod.path("nodeSelector")).isEqualTo(JSON.readTree("{\"gpu.example/kind\":\"l4\"}"));
        assertThat(pod.at("/tolerations/0/key").asText()).isEqualTo("nvidia.com/gpu");
        assertThat(pod.at("/containers/0/name").asText()).isEqualTo("node");
        assertThat(pod.at("/containers/0/volumeMounts").findValuesAsText("name"))
                .containsExactly("kalimtak-0", "kalimtak-1", "kalimtak-2", "kalimtak-3");
    }

    @ParameterizedTest
    @CsvSource({"job", "trainjob"})
    void shouldNameSecretsAndHoldNoneWhenTheProgramNeedsOne(String kind) throws Exception {
        set("kind", kind);
        set("runtime", "torch-distributed");
        JsonNode spec = spec();
        JsonNode container = "job".equals(kind) ? spec.at("/template/spec/containers/0") : spec.path("trainer");

        assertThat(variable(container, "HF_TOKEN"))
                .isEqualTo(JSON.readTree("{\"name\":\"HF_TOKEN\",\"valueFrom\":{\"secretKeyRef\":"
                        + "{\"key\":\"token\",\"name\":\"hugging-face\",\"optional\":false}}}"));
    }

    @Test
    void shouldHaveTheSameHashForTheSameAndAnotherForAnother() throws Exception {
        String first = manifest().hash();
        assertThat(manifest().hash()).isEqualTo(first).hasSize(64);
        assertThat(manifest().resource().getMetadata().getAnnotations())
                .containsEntry("kalimtak.io/spec-sha256", first);

        set("pod.limits.\"nvidia.com/gpu\"", "2");
        assertThat(manifest().hash()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pod.env.WANDB_API_KEY|x|kalimtak.training.kubernetes.pod.env.WANDB_API_KEY looks like a secret; keep it in"
                        + " a Secret of the cluster and name that in kalimtak.training.kubernetes.pod.secret-env.",
                "pod.env.KALIMTAK_METHOD|kto|Environment variables that begin with KALIMTAK_ are the run's own; rename"
                        + " KALIMTAK_METHOD in the settings under kalimtak.training.kubernetes.pod.",
                "pod.secret-env.HF_TOKEN|hf_abcdef|kalimtak.training.kubernetes.pod.secret-env.HF_TOKEN must be a Secret's"
                        + " name, a slash and a key.",
                "storage-uri|s3://me:secret@bucket|kalimtak.training.kubernetes.storage-uri holds a user's secret; name it"
                        + " in kalimtak.training.kubernetes.pod.secret-env instead."
            })
    void shouldSayWhatToMendWhenASettingIsNotFit(String key, String value, String message) {
        set(key, value);

        assertThatThrownBy(this::manifest)
                .isInstanceOf(LaunchException.class)
                .hasMessage(message)
                .hasMessageNotContaining("hf_abcdef");
    }

    @Test
    void shouldSayWhatIsMissingWhenTheProgramWouldNotSeeTheStorage() {
        settings.remove("kalimtak.training.kubernetes.pod.volume-claim");

        assertThatThrownBy(this::manifest)
                .hasMessage("The program would not see the storage; set kalimtak.training.kubernetes.pod.volume-claim,"
                        + " or kalimtak.training.kubernetes.storage-uri.");
        set("storage-uri", "s3://bucket/kalimtak/");
        assertThatOutputIs("s3://bucket/kalimtak/runs/" + job.runId());
    }

    @Test
    void shouldSayWhatDoesNotGoWithTheKind() {
        assertThat(new TrainJob().problem(config()))
                .contains("A TrainJob needs a runtime; set kalimtak.training.kubernetes.runtime.");
        set("runtime", "torch-distributed");
        assertThat(new TrainJob().problem(config())).isEmpty();
        set("pod.secrets", "wandb");
        assertThat(new TrainJob().problem(config()).orElseThrow()).startsWith("A TrainJob takes no whole secrets;");
        assertThat(new BatchJob().problem(config())).isEmpty();
        set("nodes", "2");
        assertThat(new BatchJob().problem(config()).orElseThrow()).startsWith("A plain Job has one node;");
        settings.remove("kalimtak.training.kubernetes.image");
        assertThat(new BatchJob().problem(config()))
                .contains("A plain Job needs an image; set kalimtak.training.kubernetes.image.");
    }

    private void assertThatOutputIs(String uri) {
        try {
            JsonNode container = spec().at("/template/spec/containers/0");
            assertThat(variable(container, "KALIMTAK_OUTPUT_URI").path("value").asText())
                    .isEqualTo(uri);
        } catch (LaunchException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode variable(JsonNode container, String name) {
        for (JsonNode variable : container.path("env")) {
            if (name.equals(variable.path("name").asText())) {
                return variable;
            }
        }
        throw new AssertionError("no variable " + name);
    }

    private JsonNode spec() throws LaunchException {
        return tree(manifest()).path("spec");
    }

    private static JsonNode tree(JobManifest manifest) {
        return JSON.valueToTree(manifest.resource());
    }

    private JobManifest manifest() throws LaunchException {
        return JobManifest.of(
                job,
                new JobIdentity("here", job.runId()),
                new JobManifest.Place(config(), storage, "training", Duration.ofHours(6)));
    }

    private KubernetesConfig config() {
        return DefaultConfig.readWith(KubernetesConfig.class, settings);
    }

    private void set(String key, String value) {
        settings.put("kalimtak.training.kubernetes." + key, value);
    }
}
