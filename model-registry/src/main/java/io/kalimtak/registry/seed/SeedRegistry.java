package io.kalimtak.registry.seed;

import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.route.Arm;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.version.Registration;
import io.kalimtak.registry.version.VersionLifecycle;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The version that every installation begins with, live on the default route. Replicas that start together take turns:
 * the second finds everything done.
 */
@ApplicationScoped
public class SeedRegistry {
    public static final String BASE_VERSION = "embedded-base-1";
    static final String ACTOR = "installation";

    private static final String REASON = "the version that every installation begins with";

    private final Database database;
    private final VersionLifecycle versions;
    private final Routes routes;
    private final Supplier<UUID> ids;

    SeedRegistry(Database database, VersionLifecycle versions, Routes routes, Supplier<UUID> ids) {
        this.database = database;
        this.versions = versions;
        this.routes = routes;
        this.ids = ids;
    }

    /** True when this call made the first version and route; false when they were there. */
    @Transactional
    public boolean seed() {
        database.lock("seed");
        if (routes.exists(Routes.DEFAULT)) {
            return false;
        }
        Registration base = new Registration(
                "embedded",
                null,
                "embedded",
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                VersionStatus.REGISTERED,
                null);
        Why why = Why.of(ACTOR, REASON);
        versions.enter(BASE_VERSION, base, null, why);
        versions.move(BASE_VERSION, VersionStatus.LIVE, why);
        List<Arm> arms = List.of(new Arm(Arm.LIVE, BASE_VERSION, "embedded", 1.0, null, null, null));
        String salt = ids.get().toString();
        routes.create(
                Routes.DEFAULT, new Routes.Change(null, "immediate", arms, salt, BASE_VERSION, null, REASON, ACTOR));
        return true;
    }
}
