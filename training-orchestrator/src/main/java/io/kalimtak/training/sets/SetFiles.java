package io.kalimtak.training.sets;

import java.util.List;

/**
 * A training set, read and verified.
 *
 * @param hash SHA-256 of its manifest, hexadecimal: the set's identity by content
 */
public record SetFiles(String hash, List<SetRow> train, List<SetRow> eval) {
    public SetFiles {
        train = List.copyOf(train);
        eval = List.copyOf(eval);
    }
}
