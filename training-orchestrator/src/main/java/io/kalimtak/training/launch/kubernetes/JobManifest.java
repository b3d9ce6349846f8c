package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.sets.Checksums;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The object by which a job is asked for.
 *
 * @param hash SHA-256 of what is asked for, by which a job that was made otherwise is told apart
 */
record JobManifest(GenericKubernetesResource resource, String hash) {
    static final String HASH = "kalimtak.io/spec-sha256";
    private static final String VERSION = "kalimtak.io/version";
    private static final ObjectMapper CANONICAL =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    /** Where a job is made, and what holds for every one of them. */
    record Place(KubernetesConfig config, Path storageRoot, String namespace, Duration deadline) {}

    static JobManifest of(TrainingJob job, JobIdentity identity, Place place) throws LaunchException {
        JobKind kind = JobKind.of(place.config().kind());
        ProgramEnvironment program = new ProgramEnvironment(place.config(), place.storageRoot());
        List<JobOrder.Mounted> files = new ArrayList<>();
        for (Path file : job.set().files().values().stream().sorted().toList()) {
            files.add(new JobOrder.Mounted(program.below(file), true));
        }
        files.add(new JobOrder.Mounted(program.below(job.folder()), false));
        Map<String, Object> spec = kind.spec(new JobOrder(
                place.config(),
                identity.labels(),
                program.of(job, path(kind, identity, place)),
                files,
                place.config().deadline().orElse(place.deadline())));
        String hash = hash(spec);
        GenericKubernetesResource resource = new GenericKubernetesResource();
        resource.setApiVersion(
                kind.resource().getGroup() + "/" + kind.resource().getVersion());
        resource.setKind(kind.resource().getKind());
        resource.setMetadata(new ObjectMetaBuilder()
                .withName(identity.name())
                .withNamespace(place.namespace())
                .withLabels(identity.labels())
                .withAnnotations(Map.of(HASH, hash, VERSION, job.version()))
                .build());
        resource.setAdditionalProperty("spec", spec);
        return new JobManifest(resource, hash);
    }

    private static String path(JobKind kind, JobIdentity identity, Place place) {
        return "/apis/" + kind.resource().getGroup() + "/" + kind.resource().getVersion() + "/namespaces/"
                + place.namespace() + "/" + kind.resource().getPlural() + "/" + identity.name();
    }

    private static String hash(Map<String, Object> spec) {
        try {
            return Checksums.sha256(CANONICAL.writeValueAsBytes(spec));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a specification is always JSON", e);
        }
    }
}
