package io.kalimtak.training.launch;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The launchers of this installation, by name. */
@ApplicationScoped
public class Launchers {
    private final TreeMap<String, Launcher> byName = new TreeMap<>();

    /** For proxies only. */
    protected Launchers() {}

    @jakarta.inject.Inject
    public Launchers(@All List<Launcher> launchers) {
        launchers.stream().filter(Launcher::isConfigured).forEach(launcher -> byName.put(launcher.name(), launcher));
    }

    /** All that are configured. */
    public Collection<Launcher> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    public Optional<Launcher> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The launcher for an order. Refuses (422) a name that nobody has and a method that the launcher cannot do. */
    public Launcher require(String name, Method method) {
        Launcher launcher = find(name)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNPROCESSABLE,
                        "There is no launcher of that name. Known launchers: " + String.join(", ", byName.keySet())
                                + "."));
        if (!launcher.supports(method)) {
            throw ProblemException.of(
                    ProblemType.UNPROCESSABLE,
                    "The launcher " + launcher.name() + " does not support the method " + method.label()
                            + ". It supports: " + supported(launcher) + ".");
        }
        return launcher;
    }

    private static String supported(Launcher launcher) {
        return Arrays.stream(Method.values())
                .filter(launcher::supports)
                .map(Method::label)
                .collect(Collectors.joining(", "));
    }
}
