package io.kalimtak.curation.personal.secret;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Detector;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.personal.find.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a word for a secret introduces: {@code password = …}, {@code api_key: "…"}, {@code Authorization: Bearer …},
 * {@code كلمة المرور: …}. A value is a secret when it mixes letters with digits or signs, is random enough for its length
 * and is neither a stand-in nor an expression of a program.
 */
public final class AssignedSecrets implements Detector {
    private static final int MIN_LENGTH = 8;
    private static final int HEX_LENGTH = 16;
    /** Our own: what eight characters have of which two are the same. */
    private static final double LEAST_BITS = 2.75;

    /** The words begin so; a search for a string is far faster than one for a pattern. */
    private static final List<String> SIGNS = List.of(
            "passw",
            "passphrase",
            "pwd",
            "secret",
            "token",
            "key",
            "credential",
            "bearer",
            "كلمة",
            "كلمه",
            "السري",
            "رمز الدخول",
            "مفتاح");

    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?:passw(?:or)?d|passphrase|pwd|secret|token|credential|bearer|"
                    + "(?<=(?:api|auth|access|account|encryption|private|secret|signing)[_ -]?)key|"
                    + "(?:كلمة|كلمه) (?:ال)?(?:مرور|سر)(?: \\p{L}{2,12}+)?|السري|رمز الدخول|مفتاح (?:ال)?(?:api|واجهة|وصول))"
                    + "[A-Za-z_-]{0,20}+[\"'`*]{0,2}+\\s{0,3}+"
                    + "(?<sign>=>|:=|==|=|:|is(?= )|are(?= )|هي(?= )|هو(?= )|(?<=bearer )|(?<=[\\p{L} ] ))\\s{0,3}+"
                    + "[\"'`*]{0,3}+(?<secret>[^\\s\"'`<>,;*،؛]{8,512}+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXPRESSION = Pattern.compile(
            "[A-Za-z_$][A-Za-z0-9_$]*+(?:(?:\\.|->|::)[A-Za-z_$][A-Za-z0-9_$]*+)*+[(\\[].*+|"
                    + "[A-Za-z_$][A-Za-z0-9_$]*+(?:\\.[A-Za-z_$][A-Za-z0-9_$]*+)++|https?://.*+|[A-Z][A-Z0-9]*+(?:_[A-Z0-9]++)++");

    private final Entropy entropy;

    public AssignedSecrets(Entropy entropy) {
        this.entropy = entropy;
    }

    @Override
    public DataType type() {
        return DataType.SECRET;
    }

    @Override
    public List<Finding> find(Passage passage) {
        List<Finding> found = new ArrayList<>();
        String text = passage.text();
        String lower = passage.lowerCase();
        Matcher matcher = ASSIGNMENT.matcher(text).useTransparentBounds(true);
        for (String sign : SIGNS) {
            for (int at = lower.indexOf(sign); at >= 0; at = lower.indexOf(sign, at + 1)) {
                if (matcher.region(at, text.length()).lookingAt()) {
                    passage.spend(1);
                    take(passage, matcher, found);
                }
            }
        }
        return found;
    }

    private void take(Passage passage, Matcher matcher, List<Finding> found) {
        String value = withoutEnd(matcher.group("secret"));
        boolean bare = matcher.group("sign").isEmpty()
                && !matcher.group().toLowerCase(Locale.ROOT).startsWith("bearer");
        if (isSecret(value) && (!bare || Tokens.isStrong(value))) {
            int start = matcher.start("secret");
            found.add(passage.finding(start, start + value.length(), DataType.SECRET, value));
        }
    }

    private boolean isSecret(String value) {
        if (value.length() < MIN_LENGTH
                || Dummies.isDummy(value)
                || EXPRESSION.matcher(value).matches()) {
            return false;
        }
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean digits = value.chars().anyMatch(Character::isDigit);
        if (!letters || !digits) {
            return false;
        }
        if (Tokens.isHex(value)) {
            return value.length() >= HEX_LENGTH && entropy.isRandomHex(value);
        }
        return Entropy.bitsPerCharacter(value) >= LEAST_BITS;
    }

    /** Without the punctuation of the sentence around it. */
    private static String withoutEnd(String value) {
        int end = value.length();
        while (end > 0 && ".!?)]}:".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(0, end);
    }
}
