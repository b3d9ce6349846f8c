package io.kalimtak.gateway.retention;

import io.kalimtak.gateway.keys.KeyHolder;
import io.kalimtak.gateway.retention.RetentionResponse.RetentionOfService;
import io.kalimtak.kit.retention.RetentionReport;
import io.kalimtak.kit.retention.RunRetention;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Retention of the whole installation, now. By itself every service does it once a day. */
@Path("/api/admin/retention")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operation")
public class RetentionResource {
    private static final String PATH = "/internal/retention";

    private final AskServices services;
    private final RunRetention own;
    private final KeyHolder holder;

    RetentionResource(AskServices services, RunRetention own, KeyHolder holder) {
        this.services = services;
        this.own = own;
        this.holder = holder;
    }

    @GET
    @Operation(operationId = "previewRetention", summary = "What retention would remove now; nothing is removed")
    public RetentionResponse dryRun() {
        return answer(true, own.dryRun(), "GET");
    }

    @POST
    @Operation(operationId = "runRetention", summary = "Remove now what is older than it may be")
    public RetentionResponse run() {
        return answer(false, own.run(), "POST");
    }

    private RetentionResponse answer(boolean dry, RetentionReport gateway, String method) {
        List<RetentionOfService> all = new ArrayList<>();
        all.add(told(gateway));
        for (var said : services.all(method, PATH, holder.key().actor(), RetentionReport.class)) {
            all.add(
                    said.answer() == null
                            ? new RetentionOfService(said.service(), said.problem(), List.of(), List.of())
                            : told(said.answer()));
        }
        return new RetentionResponse(dry, all);
    }

    private static RetentionOfService told(RetentionReport report) {
        return new RetentionOfService(report.service(), null, report.expired(), report.failed());
    }
}
