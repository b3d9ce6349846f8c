package io.kalimtak.training.sets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A training set, read and verified.
 *
 * @param hash SHA-256 of its manifest, hexadecimal: the set's identity by content
 * @param golden rows that reviewers vouched for, which no set trains on; empty where there are none
 * @param files those that one may train on, by name, each verified; the held-out part is not among them
 */
public record SetFiles(
        String hash, List<SetRow> train, List<SetRow> eval, List<SetRow> golden, Map<String, Path> files) {
    /** Rows in OpenAI's chat format. */
    public static final String TRAIN = "train.jsonl";
    /** Pairs in TRL's preference format. */
    public static final String PREFERENCES = "preferences.jsonl";
    /** The same pairs in OpenAI's preference format. */
    public static final String OPENAI_PREFERENCES = "preferences.openai.jsonl";
    /** Judged answers in TRL's unpaired format. */
    public static final String UNPAIRED = "kto.jsonl";

    public SetFiles {
        train = List.copyOf(train);
        eval = List.copyOf(eval);
        golden = List.copyOf(golden);
        files = Map.copyOf(files);
    }

    /** Whether the set has the file. */
    public boolean has(String name) {
        return files.containsKey(name);
    }

    /** Where the file is. Throws IllegalArgumentException for one that the set has not. */
    public Path file(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("the set has no " + name);
        }
        return file;
    }
}
