package io.kalimtak.registry.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** SHA-256 as callers write it: 64 hexadecimal digits, lower case. */
public final class Sha256 {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    private Sha256() {}

    public static boolean isValid(String hex) {
        return hex != null && SHAPE.matcher(hex).matches();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
