package io.kalimtak.registry.mlflow;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.alias.Alias;
import io.kalimtak.registry.alias.Aliases;
import io.kalimtak.registry.db.Micros;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Versions of a model as clients of MLflow read, tag and search them. Unknown ones are a 404. */
@ApplicationScoped
class MlflowVersions {
    private final MlflowVersionStore store;
    private final Aliases aliases;
    private final Clock clock;

    MlflowVersions(MlflowVersionStore store, Aliases aliases, Clock clock) {
        this.store = store;
        this.aliases = aliases;
        this.clock = clock;
    }

    MlflowVersion get(String model, String number) {
        Texts.required("name", model, Texts.NAME);
        return store.find(model, parsed(number))
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no such version of a model of that name. Search model-versions lists them."));
    }

    /** The version that an alias names. */
    MlflowVersion named(String model, String alias) {
        return aliases.find(model, alias)
                .map(Alias::version)
                .flatMap(version -> store.find(model, version))
                .orElseThrow(() -> ProblemException.notFound("The model has no such alias."));
    }

    /** The newest version of each of these stages that has one; of all stages when none is named. */
    List<MlflowVersion> latest(String model, List<String> stages) {
        Stream<Stage> asked = stages == null || stages.isEmpty()
                ? Arrays.stream(Stage.values())
                : stages.stream().map(Stage::ofLabel);
        return asked.distinct()
                .map(stage -> store.newest(model, stage.statuses()))
                .flatMap(Optional::stream)
                .toList();
    }

    PageToken.Cut<ModelVersionJson> search(String filter, List<String> orderBy, PageToken page) {
        SearchSql.Condition where = SearchSql.VERSIONS.where(Filter.parse(filter));
        List<MlflowVersion> rows = store.search(where, SearchSql.VERSIONS.order(orderBy), page);
        Map<String, List<Alias>> known = new HashMap<>();
        return page.cut(rows, row -> json(row, known.computeIfAbsent(row.model(), aliases::all)));
    }

    @Transactional
    MlflowVersion describe(String model, String number, String description) {
        MlflowVersion version = get(model, number);
        store.describe(
                version.version(), Texts.optional("description", description, Texts.DESCRIPTION), Micros.now(clock));
        return get(model, number);
    }

    @Transactional
    void tag(String model, String number, Tag tag) {
        store.put(get(model, number).version(), tag.checked(), Micros.now(clock));
    }

    @Transactional
    void untag(String model, String number, String key) {
        Tag.checkKey(key);
        store.remove(get(model, number).version(), key, Micros.now(clock));
    }

    /** The version, when it is in that stage already. Everything else is a rollout's to do: a 409 that names the call. */
    MlflowVersion inStage(String model, String number, String label) {
        Stage asked = Stage.ofLabel(label);
        MlflowVersion version = get(model, number);
        if (version.stage() == asked) {
            return version;
        }
        throw ProblemException.of(
                ProblemType.CONFLICT,
                "Version " + number + " (" + version.version() + ") is "
                        + version.status().label() + ", which is "
                        + version.stage().label() + "; its stage is not set here. " + asked.way()
                        + " with {\"version\": \"" + version.version() + "\"}.");
    }

    /** As it goes over the wire. */
    ModelVersionJson json(MlflowVersion version) {
        return json(version, aliases.all(version.model()));
    }

    private static ModelVersionJson json(MlflowVersion version, List<Alias> aliases) {
        return ModelVersionJson.of(
                version,
                aliases.stream()
                        .filter(alias -> alias.version().equals(version.version()))
                        .map(Alias::alias)
                        .toList());
    }

    private static int parsed(String number) {
        try {
            return Integer.parseInt(number == null ? "" : number);
        } catch (NumberFormatException e) {
            throw ProblemException.violation("version", "must be the number of a version");
        }
    }
}
