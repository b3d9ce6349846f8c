package io.kalimtak.local.launch;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of 32 random bytes as text. */
final class RandomText {
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** 43 characters, safe in URLs, headers and SQL. */
    String base64Url() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** 44 characters of ordinary Base64. */
    String base64() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
