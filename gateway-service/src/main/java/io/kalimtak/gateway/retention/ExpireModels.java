package io.kalimtak.gateway.retention;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.routing.RoutingTables;
import io.kalimtak.kit.retention.Expired;
import io.kalimtak.kit.retention.Expiry;
import io.kalimtak.kit.retention.OldFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Artifacts on this gateway's disk that no routing table names. */
@ApplicationScoped
public class ExpireModels implements Expiry {
    static final String RELATION = "gateway-models/";
    private static final String SUFFIX = ".zip";

    private final RoutingTables tables;
    private final GatewayConfig gateway;
    private final GatewayRetentionConfig config;
    private final Clock clock;

    ExpireModels(RoutingTables tables, GatewayConfig gateway, GatewayRetentionConfig config, Clock clock) {
        this.tables = tables;
        this.gateway = gateway;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "models";
    }

    @Override
    public List<Expired> expired() {
        Instant before = clock.instant().minus(config.models());
        return report(before, files(before));
    }

    @Override
    public List<Expired> remove() {
        Instant before = clock.instant().minus(config.models());
        List<Path> files = files(before);
        files.forEach(OldFiles::delete);
        return report(before, files);
    }

    /** None before a table is known: then nobody can tell which are needed. */
    private List<Path> files(Instant before) {
        Optional<Set<String>> used = tables.artifacts();
        if (used.isEmpty()) {
            return List.of();
        }
        return OldFiles.in(
                gateway.models().folder(),
                before,
                file -> !used.get().contains(file.getFileName().toString().replace(SUFFIX, "")));
    }

    private static List<Expired> report(Instant before, List<Path> files) {
        return files.isEmpty() ? List.of() : List.of(Expired.of(RELATION, before, files.size()));
    }
}
