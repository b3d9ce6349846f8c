package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.ProgramResult;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.sets.SetFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the program is told by its environment; docs/launchers.md is the contract. Secrets stand in it by reference alone.
 */
final class ProgramEnvironment {
    /** Names of variables that begin so are the contract's. */
    static final String OURS = "KALIMTAK_";

    private static final String CONTRACT = "1";
    private static final String KEY = "kalimtak.training.kubernetes.";
    /** Names by which programs take secrets, such as HF_TOKEN, WANDB_API_KEY and AWS_SECRET_ACCESS_KEY. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)(.*_)?(token|secret|password|passwd|credentials?|(api|access|private|secret)_?key)");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesConfig config;
    private final Path root;

    /** The root is that of the storage as this service sees it. */
    ProgramEnvironment(KubernetesConfig config, Path root) {
        this.config = config;
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * All variables, sorted by their names as far as they are ours.
     *
     * @param jobPath the job's own path at the cluster's API
     */
    List<EnvVar> of(TrainingJob job, String jobPath) throws LaunchException {
        Map<String, String> files = new TreeMap<>();
        for (Map.Entry<String, Path> file : job.set().files().entrySet()) {
            files.put(file.getKey(), uri(file.getValue()));
        }
        Map<String, String> told = new TreeMap<>();
        told.put("CONTRACT", CONTRACT);
        told.put("RUN_ID", job.runId().toString());
        told.put("VERSION", job.version());
        told.put("PARENT_VERSION", job.parentVersion());
        told.put("METHOD", job.method().label());
        config.baseModel().ifPresent(model -> told.put("BASE_MODEL", model));
        told.put("TRAINING_SET_SHA256", job.set().hash());
        told.put("DATASET_URI", uri(job.set().file(learnedFrom(job.method()))));
        told.put("FILES", json(files));
        told.put("OUTPUT_URI", uri(job.folder()));
        told.put("ARTIFACT_URI", uri(job.artifact()));
        told.put("RESULT_URI", uri(job.folder().resolve(ProgramResult.FILE)));
        told.put("JOB_PATH", jobPath);
        List<EnvVar> variables = new ArrayList<>();
        told.forEach((name, value) -> variables.add(new EnvVar(OURS + name, value, null)));
        addPlain(variables);
        addSecret(variables);
        return variables;
    }

    /** The path below the storage's root. Throws LaunchException for one that does not lie there. */
    String below(Path file) throws LaunchException {
        Path normal = file.toAbsolutePath().normalize();
        if (!normal.startsWith(root)) {
            throw new LaunchException("A file of the run does not lie in the shared storage.");
        }
        return root.relativize(normal).toString().replace('\\', '/');
    }

    private String uri(Path file) throws LaunchException {
        return base() + "/" + below(file);
    }

    private String base() throws LaunchException {
        if (config.storageUri().isEmpty() && config.pod().volumeClaim().isEmpty()) {
            throw new LaunchException("The program would not see the storage; set " + KEY + "pod.volume-claim, or "
                    + KEY + "storage-uri.");
        }
        URI base = config.storageUri()
                .orElseGet(() -> URI.create("file://" + config.pod().mountPath()));
        if (base.getRawUserInfo() != null) {
            throw new LaunchException(
                    KEY + "storage-uri holds a user's secret; name it in " + KEY + "pod.secret-env instead.");
        }
        return base.toString().replaceFirst("/+$", "");
    }

    private void addPlain(List<EnvVar> variables) throws LaunchException {
        for (Map.Entry<String, String> variable : new TreeMap<>(config.pod().env()).entrySet()) {
            requireFree(variable.getKey());
            if (SECRET.matcher(variable.getKey()).matches()) {
                throw new LaunchException(KEY + "pod.env." + variable.getKey() + " looks like a secret; keep it in a"
                        + " Secret of the cluster and name that in " + KEY + "pod.secret-env.");
            }
            variables.add(new EnvVar(variable.getKey(), variable.getValue(), null));
        }
    }

    private void addSecret(List<EnvVar> variables) throws LaunchException {
        for (Map.Entry<String, String> variable : new TreeMap<>(config.pod().secretEnv()).entrySet()) {
            requireFree(variable.getKey());
            String[] reference = variable.getValue().split("/", -1);
            if (reference.length != 2 || reference[0].isBlank() || reference[1].isBlank()) {
                throw new LaunchException(
                        KEY + "pod.secret-env." + variable.getKey() + " must be a Secret's name, a slash and a key.");
            }
            variables.add(new EnvVarBuilder()
                    .withName(variable.getKey())
                    .withNewValueFrom()
                    .withNewSecretKeyRef(reference[1], reference[0], false)
                    .endValueFrom()
                    .build());
        }
    }

    private static void requireFree(String name) throws LaunchException {
        if (name.startsWith(OURS)) {
            throw new LaunchException("Environment variables that begin with " + OURS + " are the run's own; rename "
                    + name + " in the settings under " + KEY + "pod.");
        }
    }

    static String learnedFrom(Method method) {
        return switch (method) {
            case SFT -> SetFiles.TRAIN;
            case DPO -> SetFiles.PREFERENCES;
            case KTO -> SetFiles.UNPAIRED;
        };
    }

    private static String json(Map<String, String> files) {
        try {
            return JSON.writeValueAsString(files);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and addresses are always JSON", e);
        }
    }
}
