package io.kalimtak.registry.alias;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an alias may be called: what MLflow allows, for its clients set the same aliases. There {@code latest} and
 * {@code v3} mean something of their own.
 */
final class AliasName {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("[vV]\\d+");
    private static final Set<String> FOLLOWING = Set.of("live", "previous");

    private AliasName() {}

    static boolean isValid(String name) {
        return name != null && SHAPE.matcher(name).matches();
    }

    /** Throws a 400 problem for a name that no alias may have and a 409 for one that the route decides. */
    static void checkOwn(String route, String name) {
        if (!isValid(name)) {
            throw ProblemException.violation("alias", "must be 1 to 100 letters, digits, dashes or underscores");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (FOLLOWING.contains(lower)) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "The alias " + lower + " follows the routing table of " + route
                            + ". POST /api/admin/rollouts and POST /api/admin/rollback move it.");
        }
        if (lower.equals("latest") || NUMBER.matcher(name).matches()) {
            throw ProblemException.violation("alias", "must be neither latest nor a version number such as v3");
        }
    }
}
