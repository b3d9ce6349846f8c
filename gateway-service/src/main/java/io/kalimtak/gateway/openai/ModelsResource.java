package io.kalimtak.gateway.openai;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.routing.RoutingTables;
import io.kalimtak.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code GET /v1/models}. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "OpenAI")
class ModelsResource {
    private static final String OWNER = "kalimtak";

    private final GatewayConfig config;
    private final RoutingTables tables;

    ModelsResource(GatewayConfig config, RoutingTables tables) {
        this.config = config;
        this.tables = tables;
    }

    /**
     * One model of OpenAI's list.
     *
     * @param created seconds since 1970; 0, for a route has no beginning
     */
    @Schema(name = "ChatModel")
    record Model(String id, String object, long created, String ownedBy) {}

    /** OpenAI's list. */
    @Schema(name = "ChatModels")
    record Models(String object, List<Model> data) {}

    @GET
    @Operation(
            operationId = "listModels",
            summary = "The route and the versions of its table, in OpenAI's form",
            description =
                    "The route chooses by its table; a version that is asked for by name takes part in no comparison.")
    public Models list() {
        return new Models("list", names().map(ModelsResource::model).toList());
    }

    @GET
    @Path("/{model}")
    @Operation(
            operationId = "getModel",
            summary = "One of them",
            description = "A name that the configuration leads to the route is one, too.")
    public Model one(@PathParam("model") String model) {
        return Stream.concat(names(), config.chat().routed().stream().flatMap(List::stream))
                .filter(model::equals)
                .findFirst()
                .map(ModelsResource::model)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no model of that name here. GET /v1/models lists the route and its versions."));
    }

    private Stream<String> names() {
        return Stream.concat(
                Stream.of(config.route()),
                tables.find(config.route()).stream()
                        .flatMap(table -> table.serving().stream())
                        .map(Arm::version)
                        .distinct());
    }

    private static Model model(String name) {
        return new Model(name, "model", 0, OWNER);
    }
}
