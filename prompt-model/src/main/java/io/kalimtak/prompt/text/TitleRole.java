package io.kalimtak.prompt.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that is the name of a helper ("Chinese History Lecturer: …", "Fantasy Console Simulator") says itself what the role is. */
public final class TitleRole {
    private static final Pattern TITLE = Pattern.compile(
            "^((?:(?:[\\p{Lu}\\p{N}][\\p{L}\\p{N}&+/#.-]*|of|for|and|in|the|to) ){0,5}"
                    + "(?:\\p{Lu}[\\p{Ll}]*(?:er|or|ist|ian|yst|eer|ect)|Assistant|Expert|Coach|Consultant|Guide|Agent|Guru|Bot|Accountant))"
                    + "(?:\\s*:.*|\\s*)$",
            Pattern.DOTALL);

    private static final Pattern COMMAND = Pattern.compile(
            "^(?:Create|Write|Make|Tell|Explain|Give|Design|Build|Generate|How|What|Why|Who|The|Your?|My|Turn|Act|Be|Convert|Find|Add|Fix|For)\\b.*",
            Pattern.DOTALL);

    private TitleRole() {}

    /** "You are a …" where the request begins with such a name. */
    public static Optional<String> of(String request) {
        Matcher matcher = TITLE.matcher(request.strip());
        if (!matcher.matches() || COMMAND.matcher(request.strip()).matches()) {
            return Optional.empty();
        }
        String title = matcher.group(1);
        return Optional.of("You are " + RolePhrase.article(title) + " " + title + ".");
    }
}
