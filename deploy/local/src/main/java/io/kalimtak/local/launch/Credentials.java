package io.kalimtak.local.launch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The keys of the first run, in {@code credentials.json}. The gateway learns their hashes only.
 *
 * @param appKey for applications
 * @param adminKey for the operator
 * @param privacyKey for requests about a person's data
 */
public record Credentials(String appKey, String adminKey, String privacyKey) {
    /** The keys in this file, made if there is none. */
    static Credentials loadOrCreate(Path path, RandomText random) {
        PrivateFile file = new PrivateFile(path);
        if (!file.exists()) {
            file.write(Map.of(
                    "app_key", "klm_app_" + random.base64Url(),
                    "admin_key", "klm_admin_" + random.base64Url(),
                    "privacy_key", "klm_privacy_" + random.base64Url()));
        }
        Map<String, String> values = file.read();
        return new Credentials(values.get("app_key"), values.get("admin_key"), values.get("privacy_key"));
    }

    /** SHA-256 of a key in hexadecimal, as the gateway stores it. */
    static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Hides the keys. */
    @Override
    public String toString() {
        return "Credentials";
    }
}
