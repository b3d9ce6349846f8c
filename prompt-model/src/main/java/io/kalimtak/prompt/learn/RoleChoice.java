package io.kalimtak.prompt.learn;

import io.kalimtak.prompt.text.TitleRole;
import java.util.regex.Pattern;

/** Which role lines read well whoever wrote them. */
final class RoleChoice {
    private static final Pattern OPENING =
            Pattern.compile("^(?:You are|Act as|As an? |أنت |انت |تصرف ك|بصفتك)", Pattern.CASE_INSENSITIVE);
    private static final int MAX_WORDS = 24;

    private RoleChoice() {}

    /** Whether the request names its role itself; nobody else's is better then. */
    static boolean isOwnTitle(String request) {
        return TitleRole.of(request).isPresent();
    }

    static boolean opensWell(String line) {
        return OPENING.matcher(line).find() && line.split("\\s+").length <= MAX_WORDS;
    }
}
