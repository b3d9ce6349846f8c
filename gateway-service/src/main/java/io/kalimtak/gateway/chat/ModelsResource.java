package io.kalimtak.gateway.chat;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.routing.RoutingTables;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
        Stream<String> names = Stream.concat(
                Stream.of(config.route()),
                tables.find(config.route()).stream()
                        .flatMap(table -> table.serving().stream())
                        .map(Arm::version)
                        .distinct());
        return new Models(
                "list", names.map(name -> new Model(name, "model", 0, OWNER)).toList());
    }
}
