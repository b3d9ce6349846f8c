package io.kalimtak.kit.ids;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that makes an installation's ids and pseudonyms its own. Every use derives a key of its own from it
 * (HMAC-SHA-256 over a label), so that no use can stand in for another.
 */
public class InstallationKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MINIMUM_BYTES = 32;

    private final byte[] secret;

    /** For proxies only. */
    protected InstallationKey() {
        this.secret = new byte[0];
    }

    private InstallationKey(byte[] secret) {
        this.secret = secret;
    }

    /** Throws IllegalArgumentException, without the value, when it is no Base64 of at least 32 bytes. */
    public static InstallationKey ofBase64(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "kalimtak.installation.key is not Base64: set it to the Base64 of 32 random bytes");
        }
        if (bytes.length < MINIMUM_BYTES) {
            throw new IllegalArgumentException("kalimtak.installation.key has " + bytes.length
                    + " bytes: set it to the Base64 of at least " + MINIMUM_BYTES + " random bytes");
        }
        return new InstallationKey(bytes);
    }

    /** A MAC keyed for one use. Not thread-safe: one a thread, or {@link Mac#clone()}. */
    public Mac macFor(String use) {
        try {
            Mac derive = keyed(secret);
            return keyed(derive.doFinal(use.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static Mac keyed(byte[] key) throws GeneralSecurityException, InvalidKeyException {
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
        return mac;
    }
}
