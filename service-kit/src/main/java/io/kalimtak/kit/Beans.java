package io.kalimtak.kit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.kalimtak.kit.ids.InstallationKey;
import io.kalimtak.kit.ids.InteractionIds;
import io.kalimtak.kit.ids.Pseudonyms;
import io.quarkus.arc.DefaultBean;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/** The objects of the kit that are not beans by themselves. */
class Beans {
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Random UUIDs (version 4) for everything that is not an interaction. */
    @Produces
    @Singleton
    @DefaultBean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    @Produces
    @ApplicationScoped
    InstallationKey installationKey(KitConfig config) {
        return InstallationKey.ofBase64(config.installation().key());
    }

    @Produces
    @Singleton
    InteractionIds interactionIds(InstallationKey key, Clock clock) {
        return new InteractionIds(key, clock, new SecureRandom());
    }

    @Produces
    @Singleton
    Pseudonyms pseudonyms(InstallationKey key) {
        return new Pseudonyms(key);
    }

    /** JSON on every boundary is snake_case. */
    @Singleton
    static class SnakeCase implements ObjectMapperCustomizer {
        @Override
        public void customize(ObjectMapper mapper) {
            mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        }
    }
}
