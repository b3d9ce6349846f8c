package io.kalimtak.registry;

import java.util.regex.Pattern;

/**
 * What a version or a route may be called. A version's name is also a file's and part of a path, so: lower-case letters (two names that
 * differ in case are one file on some disks), digits, dots, dashes and underscores, no leading dot, no two dots in a row.
 */
public final class Name {
    /** For messages: what a name must be. */
    public static final String RULE =
            "must be 1 to 100 lower-case letters, digits, dots, dashes or underscores, begin with a letter or digit and"
                    + " have neither a dot at the end nor two in a row";

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:\\.?[a-z0-9_-]){0,99}");
    private static final int LONGEST = 100;

    private Name() {}

    public static boolean isValid(String name) {
        return name != null && name.length() <= LONGEST && SHAPE.matcher(name).matches();
    }
}
