package io.kalimtak.training.launch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Training methods. */
public enum Method {
    /** Supervised fine-tuning: learn from accepted answers. */
    SFT,
    /** Direct preference optimisation: learn from pairs of a chosen and a rejected answer. */
    DPO,
    /** Kahneman-Tversky optimisation: learn from single answers marked good or bad. */
    KTO;

    /** As contracts spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Method> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(method -> method.label().equals(label))
                .findFirst();
    }

    /** All of them, for people. */
    public static String all() {
        return Arrays.stream(values()).map(Method::label).collect(Collectors.joining(", "));
    }
}
