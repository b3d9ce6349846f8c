package io.kalimtak.registry.mlflow;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.registry.alias.Alias;
import io.kalimtak.registry.alias.Aliases;
import io.kalimtak.registry.db.Micros;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Registered models as clients of MLflow read and describe them. There is one for every route, and none besides: whoever
 * registers a version registers it for a route. Unknown ones are a 404.
 */
@ApplicationScoped
class MlflowModels {
    private final MlflowModelStore store;
    private final MlflowVersions versions;
    private final Aliases aliases;
    private final Clock clock;

    MlflowModels(MlflowModelStore store, MlflowVersions versions, Aliases aliases, Clock clock) {
        this.store = store;
        this.versions = versions;
        this.aliases = aliases;
        this.clock = clock;
    }

    MlflowModel get(String name) {
        return find(name)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no such registered model. Those here are the routes: " + routes() + "."));
    }

    /** Whether the name is that of a model; a 400 that names the models where it is not, for none can be made here. */
    void checkExists(String name) {
        if (find(name).isEmpty()) {
            throw ProblemException.violation(
                    "name",
                    "must be a route of this installation, for those are its registered models: " + routes()
                            + ". Register versions under one of them");
        }
    }

    PageToken.Cut<RegisteredModelJson> search(String filter, List<String> orderBy, PageToken page) {
        SearchSql.Condition where = SearchSql.MODELS.where(Filter.parse(filter));
        return page.cut(store.search(where, SearchSql.MODELS.order(orderBy), page), this::json);
    }

    @Transactional
    MlflowModel describe(String name, String description) {
        get(name);
        store.describe(name, Texts.optional("description", description, Texts.DESCRIPTION), Micros.now(clock));
        return get(name);
    }

    @Transactional
    void tag(String name, Tag tag) {
        get(name);
        store.put(name, tag.checked(), Micros.now(clock));
    }

    @Transactional
    void untag(String name, String key) {
        get(name);
        Tag.checkKey(key);
        store.remove(name, key, Micros.now(clock));
    }

    /** Has an alias name a version; a 409 for those that follow the route. */
    void setAlias(String name, String alias, String number, String actor) {
        aliases.set(name, alias, versions.get(name, number).version(), actor);
    }

    /** As at MLflow's own server, an alias that there is not is no error. */
    void deleteAlias(String name, String alias, String actor) {
        get(name);
        aliases.delete(name, alias, actor);
    }

    /** Neither renamed nor deleted: answers are traced to it. */
    ProblemException kept(String name) {
        return ProblemException.of(
                ProblemType.CONFLICT,
                "The registered model " + get(name).name()
                        + " is a route of this installation: applications are answered by it and histories name it, so it"
                        + " is neither renamed nor deleted.");
    }

    /** As it goes over the wire. */
    RegisteredModelJson json(MlflowModel model) {
        List<ModelVersionJson> latest = versions.latest(model.name(), List.of()).stream()
                .map(versions::json)
                .toList();
        List<RegisteredModelJson.AliasJson> names = aliases.all(model.name()).stream()
                .map(alias -> new RegisteredModelJson.AliasJson(alias.alias(), number(model, alias)))
                .toList();
        return RegisteredModelJson.of(model, latest, names);
    }

    private String number(MlflowModel model, Alias alias) {
        return Integer.toString(versions.named(model.name(), alias.alias()).number());
    }

    private Optional<MlflowModel> find(String name) {
        return store.find(Texts.required("name", name, Texts.NAME));
    }

    private String routes() {
        return String.join(", ", store.names());
    }
}
