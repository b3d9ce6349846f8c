package io.kalimtak.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * A collector for a {@code @QuarkusTest}, named to the service, and given to the test's field of type {@link TraceCollector}.
 * Init arguments are further settings of the service.
 */
public final class Collecting implements QuarkusTestResourceLifecycleManager {
    private Map<String, String> more = Map.of();
    private TraceCollector collector;

    @Override
    public void init(Map<String, String> arguments) {
        more = arguments;
    }

    @Override
    public Map<String, String> start() {
        collector = TraceCollector.start();
        Map<String, String> settings = new HashMap<>(more);
        settings.put("kalimtak.telemetry.endpoint", collector.url());
        settings.put("quarkus.otel.bsp.schedule.delay", "100ms");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(collector, new TestInjector.MatchesType(TraceCollector.class));
    }

    @Override
    public void stop() {
        if (collector != null) {
            collector.close();
        }
    }
}
