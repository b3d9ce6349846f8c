package io.kalimtak.registry.lineage;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.registry.Name;
import io.kalimtak.registry.route.Choice;
import io.kalimtak.registry.route.PastTable;
import io.kalimtak.registry.route.RouteHistory;
import io.kalimtak.registry.version.ModelVersion;
import io.kalimtak.registry.version.VersionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers where a version came from, what came of sets and versions, and why an arm was chosen. */
@ApplicationScoped
public class Lineage {
    private final LineageStore store;
    private final VersionStore versions;
    private final RouteHistory routes;

    Lineage(LineageStore store, VersionStore versions, RouteHistory routes) {
        this.store = store;
        this.versions = versions;
        this.routes = routes;
    }

    /** Versions trained on one of the sets, and those whose training began with one of them; the newest first. */
    public List<ReachedVersion> reached(Collection<UUID> sets) {
        return store.reached(sets);
    }

    /** Both ways of a version; a 404 for one that there is not. */
    VersionLineage of(String name) {
        return known(name)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no version of that name. GET /api/admin/model-versions lists them."));
    }

    /** What the registry knows of one answer. Nothing is refused: an old answer may name what is no longer here. */
    ExplainedChoice explain(Choice choice) {
        Optional<PastTable> behind = routes.behind(choice);
        Long newer = behind.flatMap(table -> routes.inForce(choice.route(), choice.at())
                        .map(inForce -> inForce.table().revision())
                        .filter(revision -> revision > table.table().revision()))
                .orElse(null);
        return new ExplainedChoice(
                behind.orElse(null), newer, known(choice.version()).orElse(null));
    }

    private Optional<VersionLineage> known(String name) {
        Optional<ModelVersion> version =
                Optional.ofNullable(name).filter(Name::isValid).flatMap(versions::find);
        return version.map(found -> new VersionLineage(
                name, found.status().label(), found.reason(), store.ancestors(name), store.descendants(name)));
    }
}
