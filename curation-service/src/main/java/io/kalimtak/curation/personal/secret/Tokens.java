package io.kalimtak.curation.personal.secret;

/** What a token is made of. */
final class Tokens {
    private Tokens() {}

    static boolean isHex(String token) {
        return token.chars().allMatch(unit -> Character.digit(unit, 16) >= 0);
    }

    /** Upper and lower case letters and digits, each at least twice: what a word, a path or a constant rarely has. */
    static boolean isMixed(String token) {
        return token.chars().filter(Character::isUpperCase).count() > 1
                && token.chars().filter(Character::isLowerCase).count() > 1
                && token.chars().filter(Character::isDigit).count() > 1;
    }

    /** Both cases, a digit and a sign: what a word in a sentence never has. */
    static boolean isStrong(String token) {
        return token.chars().anyMatch(Character::isUpperCase)
                && token.chars().anyMatch(Character::isLowerCase)
                && token.chars().anyMatch(Character::isDigit)
                && token.chars().anyMatch(unit -> !Character.isLetterOrDigit(unit));
    }
}
