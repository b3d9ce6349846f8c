package io.kalimtak.training.launch.kubernetes;

import io.kalimtak.training.launch.EmbeddedArtifacts;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.ProgramResult;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.work.AwayException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a job that succeeded has made: told by an annotation on the job, or by the file {@code result.json} in the run's
 * folder where there is none.
 */
final class ClusterOutcome {
    static final String RESULT = "kalimtak.io/result";

    /** A shared file system may show late what another machine has written: NFS keeps what it knows for a minute. */
    private static final int TRIES = 6;

    private ClusterOutcome() {}

    /** What an earlier try has left whole: its artifact in place. */
    static Optional<TrainingOutcome> earlier(TrainingJob job) throws LaunchException {
        try {
            return EmbeddedArtifacts.of(job).map(TrainingOutcome::of);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** What the job has made. Throws AwayException for an artifact that is not to be seen yet. */
    static TrainingOutcome of(ClusterJob ended, TrainingJob job, Map<String, Double> metrics) throws LaunchException {
        try {
            String told = ended.annotations().get(RESULT);
            ProgramResult result = told == null
                    ? ProgramResult.in(job.folder().resolve(ProgramResult.FILE))
                    : ProgramResult.parse(told);
            TrainingOutcome outcome =
                    result.outcome(result.endpoint() == null ? artifact(job, result) : result.served());
            Map<String, Double> all = new TreeMap<>(metrics);
            all.putAll(outcome.metrics());
            return new TrainingOutcome(outcome.trained(), outcome.usage(), all);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static TrainedArtifact artifact(TrainingJob job, ProgramResult result) throws IOException, LaunchException {
        String checksum = result.checksum();
        if (checksum == null) {
            throw new LaunchException(
                    "The job succeeded, but its program told neither an endpoint nor the SHA-256 of an"
                            + " artifact; docs/launchers.md says how.");
        }
        Optional<TrainedArtifact> made = EmbeddedArtifacts.of(job);
        if (made.filter(artifact -> artifact.sha256().equals(checksum)).isPresent()) {
            return made.get();
        }
        if (job.failures() + 1 < TRIES) {
            throw new AwayException("The artifact of the job is not to be seen in the shared storage yet.");
        }
        throw new LaunchException("The shared storage holds no artifact of this version and set with the SHA-256 that"
                + " the program told.");
    }

    private static LaunchException unreadable(IOException e) {
        return new LaunchException("What the job made could not be read from storage.", e);
    }
}
