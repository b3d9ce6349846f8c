package io.kalimtak.curation.content.moderation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;

/** The moderation server of the configuration. */
@ApplicationScoped
public class ModerationServer {
    private final ModerationConfig config;
    private final ObjectMapper json;
    private final OkHttpClient http;

    ModerationServer(ModerationConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http = ModerationEndpoint.client(config);
    }

    /** A start with settings that cannot work, or without the key, would end in jobs that drop every row. */
    void start(@Observes StartupEvent event) {
        moderator();
        categories();
    }

    /**
     * What asks it; empty when none is set. Throws IllegalStateException or UncheckedIOException, which name the setting that
     * is wrong.
     */
    public Optional<OpenAiModerator> moderator() {
        return ModerationEndpoint.of(config, System::getenv)
                .map(endpoint -> new OpenAiModerator(endpoint, http, json, Thread::sleep));
    }

    /** What drops rows by its answers; empty when none is set. */
    public Optional<ModerationRule> rule() {
        return moderator()
                .map(moderator -> new ModerationRule(
                        moderator.id(),
                        config.baseUrl().orElseThrow().getHost(),
                        config.model(),
                        categories(),
                        config.minSeverity()));
    }

    /** Most texts in one request. */
    public int batch() {
        return config.batch();
    }

    /** Most characters in one request. */
    public int batchCharacters() {
        return config.batchCharacters();
    }

    private Set<Category> categories() {
        return Category.named(config.categories(), "kalimtak.curation.moderation.categories");
    }
}
