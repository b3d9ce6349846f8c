package io.kalimtak.curation.personal.secret;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.personal.find.Detector;
import io.kalimtak.curation.personal.find.Finding;
import io.kalimtak.curation.personal.find.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tokens of 20 characters or more that look random. Of hexadecimal digits, only after a word for a key: hashes, commits and
 * UUIDs look the same. Of the Base64 alphabets, when they mix cases and digits and are not said to be data, a checksum or a
 * place (data URI, SRI hash, path, identifier of a video or document in a URL).
 */
public final class RandomTokens implements Detector {
    private static final int CUE_REACH = 32;
    private static final int REACH = 220;
    private static final int MIN_LENGTH = 20;
    private static final int MAX_LENGTH = 200;
    private static final Pattern KEY_CUE = Pattern.compile(
            "(?<![A-Za-z])(?:key|secret|token|credential|bearer|password|hmac)s?(?![A-Za-z])|مفتاح|رمز|توكن|كلمة",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_SECRET_BEFORE = Pattern.compile(
            "(?:base64,|sha(?:1|256|384|512)[-:= ]|md5[-:= ]|https?://\\S{0,200}|[.@~#]|commit )$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHECKSUM = Pattern.compile("sha(?:1|256|384|512)-");

    private final Entropy entropy;

    public RandomTokens(Entropy entropy) {
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
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end < text.length() && isOfToken(text.charAt(end))) {
                continue;
            }
            if (end - start >= MIN_LENGTH && isSecret(passage, text.substring(start, end), start)) {
                found.add(passage.finding(start, end, DataType.SECRET, text.substring(start, end)));
            }
            start = end + 1;
        }
        return found;
    }

    private static boolean isOfToken(char unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || unit == '+'
                || unit == '/'
                || unit == '_'
                || unit == '-';
    }

    private boolean isSecret(Passage passage, String token, int start) {
        if (token.length() > MAX_LENGTH || token.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        passage.spend(1);
        String text = passage.text();
        if (Tokens.isHex(token)) {
            return entropy.isRandomHex(token) && isAnnounced(text, start) && !Dummies.isDummy(token);
        }
        return Tokens.isMixed(token)
                && entropy.isRandomBase64(token)
                && !Dummies.isDummy(token)
                && !isOfAnotherKind(text, start)
                && !isPath(token)
                && !CHECKSUM.matcher(token).lookingAt();
    }

    private static boolean isAnnounced(String text, int start) {
        return KEY_CUE.matcher(text)
                .region(Math.max(0, start - CUE_REACH), start)
                .find();
    }

    private static boolean isOfAnotherKind(String text, int start) {
        return NO_SECRET_BEFORE
                .matcher(text)
                .region(Math.max(0, start - 220), start)
                .find();
    }

    /** With several words between the slashes, hyphens or underscores. */
    private static boolean isPath(String token) {
        long words = Pattern.compile("[/_-]")
                .splitAsStream(token)
                .filter(part -> part.length() > 2 && part.chars().allMatch(Character::isLetter))
                .count();
        return words > 1;
    }
}
