package io.kalimtak.kit.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * API keys: {@code klm_<role>_<43 characters>}, 256 random bits, stored as SHA-256. A slow password hash would add
 * nothing to a secret that cannot be guessed, and cost every request.
 */
public final class ApiKeys {
    private static final int RANDOM_BYTES = 32;

    private ApiKeys() {}

    /** A new key, shown once. */
    public static String generate(Role role, SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return "klm_" + role.label() + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is stored of a key: SHA-256, 64 hexadecimal digits. */
    public static String hash(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
