package io.kalimtak.registry.mlflow;

import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.version.Registration;
import io.kalimtak.registry.version.VersionLifecycle;
import io.kalimtak.registry.version.VersionStatus;
import io.kalimtak.registry.version.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Enters a version that a client of MLflow registers. Only its address is known: no gate measured it, and nothing that can
 * be served is here, so it gets no traffic until somebody uploads its artifact.
 */
@ApplicationScoped
class RegisterFromMlflow {
    private static final String BASE = "unknown";
    private static final String ENGINE = "embedded";
    private static final String REASON = "registered by a client of MLflow; no gate measured it";

    private final MlflowModels models;
    private final MlflowVersionStore store;
    private final VersionLifecycle lifecycle;
    private final Clock clock;
    private final Supplier<UUID> ids;

    RegisterFromMlflow(
            MlflowModels models,
            MlflowVersionStore store,
            VersionLifecycle lifecycle,
            Clock clock,
            Supplier<UUID> ids) {
        this.models = models;
        this.store = store;
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.ids = ids;
    }

    /** The entered version. Clients that ask again get another one: their protocol has nothing to tell a repetition by. */
    @Transactional
    MlflowVersion register(VersionRequests.Create asked, String actor) {
        models.checkExists(asked.name());
        String source = Texts.required("source", asked.source(), Texts.URI);
        List<Tag> tags = asked.tags() == null
                ? List.of()
                : asked.tags().stream().map(Tag::checked).toList();
        Instant now = Micros.now(clock);
        String version = name(now);
        Registration facts = new Registration(
                BASE, null, ENGINE, null, null, source, null, null, null, Map.of(), VersionStatus.REGISTERED, null);
        lifecycle.enter(version, facts, null, Why.of(actor, REASON)).orElseThrow();
        store.tell(
                version,
                Texts.optional("run_id", asked.runId(), Texts.NAME),
                Texts.optional("run_link", asked.runLink(), Texts.URI),
                Texts.optional("description", asked.description(), Texts.DESCRIPTION));
        tags.forEach(tag -> store.put(version, tag, now));
        return store.find(asked.name(), version).orElseThrow();
    }

    /** As versions of our own runs are called: where it comes from, the day, and what sets it apart. */
    private String name(Instant now) {
        return "mlflow-"
                + DateTimeFormatter.BASIC_ISO_DATE.format(
                        now.atOffset(ZoneOffset.UTC).toLocalDate()) + "-"
                + ids.get().toString().substring(0, 8);
    }
}
