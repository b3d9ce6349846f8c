package io.kalimtak.local.demo;

import io.kalimtak.local.launch.Demo;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.Service;
import java.io.PrintStream;
import java.util.Map;

/** The demonstration as the launcher finds it. */
public final class DemoOfTheLoop implements Demo {
    @Override
    public void run(KalimtakSystem system, PrintStream out) {
        Map<String, String> keys = Map.of(
                "app_key", system.credentials().appKey(),
                "admin_key", system.credentials().adminKey());
        new DemoRun(
                        system.url(Service.GATEWAY),
                        keys,
                        system.settings().folders().root().resolve("demo.json"),
                        out)
                .run();
    }
}
