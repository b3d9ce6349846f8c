package io.kalimtak.system.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Options of a benchmark, {@code --name value}: numbers alone, so that a typing error is told before an hour is spent. */
public final class Options {
    /** An option that cannot be; its message is one line for whoever typed it. */
    public static final class BadOption extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        /** @param message what is wrong and what would be right */
        public BadOption(String message) {
            super(message);
        }
    }

    private final Map<String, Integer> values;

    private Options(Map<String, Integer> values) {
        this.values = values;
    }

    /**
     * Reads the arguments over the defaults. Throws BadOption with one line when an option is unknown,
     * lacks its value, or the value is no whole number from 0.
     */
    public static Options parse(Map<String, Integer> defaults, String... arguments) {
        Map<String, Integer> values = new LinkedHashMap<>(defaults);
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : arguments[i];
            if (!defaults.containsKey(name) || !arguments[i].startsWith("--")) {
                throw new BadOption(
                        "there is no option \"" + arguments[i] + "\"; the options are " + names(defaults.keySet()));
            }
            if (i + 1 == arguments.length) {
                throw new BadOption("the option " + arguments[i] + " needs a number behind it");
            }
            values.put(name, number(arguments[i], arguments[i + 1]));
        }
        return new Options(values);
    }

    /** The option's value. */
    public int of(String name) {
        return values.get(name);
    }

    /** The option's value, at least 1. Throws BadOption when it is 0. */
    public int positive(String name) {
        int value = of(name);
        if (value == 0) {
            throw new BadOption("the option --" + name + " must be at least 1");
        }
        return value;
    }

    /** All options as they hold, to print beside a result. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> text.append(text.isEmpty() ? "" : " ")
                .append("--")
                .append(name)
                .append(' ')
                .append(value));
        return text.toString();
    }

    private static int number(String name, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as a negative number is.
        }
        throw new BadOption("the option " + name + " takes a whole number, not \"" + value + "\"");
    }

    private static String names(Set<String> names) {
        return "--" + String.join(", --", names);
    }
}
