package io.kalimtak.kit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What this service keeps: the answers of all its parts. */
@ApplicationScoped
public class TellPolicy {
    private final Instance<KeptDataSource> sources;
    private final String service;

    TellPolicy(
            @Any Instance<KeptDataSource> sources, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sources = sources;
        this.service = service;
    }

    /** The policy of this service, by name of what is kept. */
    public ServicePolicy policy() {
        List<KeptData> kept = new ArrayList<>();
        Map<String, String> rules = new TreeMap<>();
        for (KeptDataSource source : sources) {
            kept.addAll(source.kept());
            rules.putAll(source.rules());
        }
        kept.sort(Comparator.comparing(KeptData::kind).thenComparing(KeptData::name));
        return new ServicePolicy(service, kept, rules);
    }
}
