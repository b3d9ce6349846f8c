package io.kalimtak.curation.personal.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that stand for a secret and are none: placeholders, samples of documentation, defaults that everybody knows. */
final class Dummies {
    private static final double LEAST_BITS = 2.5;
    private static final List<String> TELLING = List.of(
            "example",
            "password",
            "p@ssw",
            "passw0rd",
            "your",
            "placeholder",
            "changeme",
            "change_me",
            "change-me",
            "dummy",
            "sample",
            "insert",
            "redacted",
            "xxxx",
            "****",
            "....",
            "…",
            "0000000",
            "1111111",
            "1234567890",
            "abcdefgh",
            "deadbeef",
            "replace",
            "goes-here",
            "goes_here",
            "todo",
            "my-secret",
            "my_secret",
            "mysecret");
    private static final Set<String> WELL_KNOWN = Set.of(
            "password",
            "passwd",
            "pass",
            "secret",
            "token",
            "admin",
            "root",
            "user",
            "username",
            "postgres",
            "mysql",
            "guest",
            "test",
            "testing",
            "hunter2",
            "letmein",
            "p@ssw0rd",
            "p@ssword",
            "passw0rd",
            "password1",
            "password123",
            "admin123",
            "test123",
            "123456",
            "12345678",
            "qwerty",
            "pwd",
            "none",
            "null",
            "true",
            "false",
            "undefined");
    private static final Pattern VARIABLE = Pattern.compile("[<{\\[(]|\\$[A-Za-z_{(]|%[A-Za-z_]+%");

    private Dummies() {}

    static boolean isDummy(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return WELL_KNOWN.contains(lower)
                || TELLING.stream().anyMatch(lower::contains)
                || VARIABLE.matcher(value).lookingAt()
                || (value.length() >= 8 && Entropy.bitsPerCharacter(value) < LEAST_BITS);
    }
}
