package io.kalimtak.kit.ids;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Keyed hashes in the place of names: the same name gives the same pseudonym, and without the key no way back. */
public final class Pseudonyms {
    private static final int BYTES = 16;

    private final KeyedHash subject;
    private final KeyedHash rater;
    private final KeyedHash network;

    public Pseudonyms(InstallationKey key) {
        this.subject = new KeyedHash(key, "subject");
        this.rater = new KeyedHash(key, "rater");
        this.network = new KeyedHash(key, "network");
    }

    /** The pseudonym of a user id: 32 hexadecimal digits. */
    public String subject(String userId) {
        return hash(subject, userId);
    }

    /** The pseudonym of a caller who rates: 32 hexadecimal digits. */
    public String rater(String caller) {
        return hash(rater, caller);
    }

    /**
     * The pseudonym of a person who rates through a caller: 32 hexadecimal digits. Neither name may contain U+0000, which
     * stands between them so that no other pair comes to the same.
     */
    public String rater(String caller, String userId) {
        return hash(rater, caller + '\0' + userId);
    }

    /** The pseudonym of a network, for example of {@code 203.0.113.0/24}: 32 hexadecimal digits. */
    public String network(String prefix) {
        return hash(network, prefix);
    }

    private static String hash(KeyedHash hash, String text) {
        byte[] full = hash.of(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(full, 0, BYTES);
    }
}
