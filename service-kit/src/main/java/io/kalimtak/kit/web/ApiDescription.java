package io.kalimtak.kit.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.kalimtak.kit.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * What holds for every call of every service and is said nowhere in its code: keys, how errors look, and that JSON is
 * snake_case.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
    private static final String KEY = "key";
    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        if (api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().values().forEach(ApiDescription::renameFields);
        }
        api.getComponents().addSecurityScheme(KEY, bearer()).addSchema(PROBLEM, problem());
        api.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(KEY)));
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().values().forEach(ApiDescription::describe);
        }
    }

    /** The scanner reads Java's names; the mapper of the kit writes them in snake case. */
    private static void renameFields(Schema schema) {
        var names = new PropertyNamingStrategies.SnakeCaseStrategy();
        if (schema.getProperties() != null) {
            Map<String, Schema> renamed = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> renamed.put(names.translate(name), property));
            schema.setProperties(renamed);
        }
        if (schema.getRequired() != null) {
            schema.setRequired(
                    schema.getRequired().stream().map(names::translate).toList());
        }
    }

    private static void describe(PathItem item) {
        for (Operation operation : item.getOperations().values()) {
            operation.getResponses().removeAPIResponse("400");
            operation.getResponses().addAPIResponse("default", problemResponse());
        }
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A key of the role that the path belongs to.");
    }

    private static APIResponse problemResponse() {
        return OASFactory.createAPIResponse()
                .description("What was wrong and how to mend it (RFC 9457)")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE.toString(),
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema problem() {
        return object().addProperty("type", string().format("uri"))
                .addProperty("title", string())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", string())
                .addProperty("instance", string())
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("Fields of the request that are wrong; only where there are such")
                                .items(object().addProperty("field", string()).addProperty("message", string())))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
