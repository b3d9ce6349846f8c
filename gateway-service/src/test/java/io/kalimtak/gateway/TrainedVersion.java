package io.kalimtak.gateway;

import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A version trained on a handful of pairs, where {@link ServicesBehind} serves it. */
public final class TrainedVersion {
    private static final int PAIRS = 12;

    private TrainedVersion() {}

    /** Trains it and returns the checksum of its artifact. */
    public static String train(String folder, String version) {
        List<TrainingPair> pairs = IntStream.range(0, PAIRS)
                .mapToObj(i -> new TrainingPair(
                        "pair-" + i,
                        "person-" + i,
                        "write a short letter about topic " + i,
                        "# Objective\nWrite a letter about topic " + i + "\n# Constraints\n- Keep it under a page",
                        "en",
                        null,
                        1,
                        null))
                .toList();
        TrainingOptions options = new TrainingOptions(version, null, null, 42, 2, 2);
        return new PromptTrainer()
                .train(pairs, options, Path.of(folder, version + ".zip"), TrainingProgress.NONE)
                .artifactSha256();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
