package io.kalimtak.gateway.engine.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which order engines are asked: one, then its fallbacks, each followed by its own. */
final class Fallbacks {
    private final Map<String, EnginesConfig.Endpoint> engines;

    Fallbacks(Map<String, EnginesConfig.Endpoint> engines) {
        this.engines = engines;
    }

    /**
     * The engine and who stands in for it, each once. Throws IllegalStateException when one is not configured, or is reached
     * from itself.
     */
    List<String> from(String engine) {
        Set<String> order = new LinkedHashSet<>();
        follow(engine, new ArrayDeque<>(), order);
        return List.copyOf(order);
    }

    private void follow(String engine, Deque<String> way, Set<String> order) {
        if (way.contains(engine)) {
            way.addLast(engine);
            throw new IllegalStateException("kalimtak.gateway.engines." + way.getFirst()
                    + ".fallbacks lead in a circle: " + String.join(" -> ", way));
        }
        way.addLast(engine);
        order.add(engine);
        for (String next : engines.get(engine).fallbacks().orElse(List.of())) {
            if (!engines.containsKey(next)) {
                throw new IllegalStateException("kalimtak.gateway.engines." + engine + ".fallbacks names " + next
                        + ", which is not configured; set kalimtak.gateway.engines." + next + ".base-url");
            }
            follow(next, way, order);
        }
        way.removeLast();
    }
}
