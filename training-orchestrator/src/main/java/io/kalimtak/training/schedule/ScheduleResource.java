package io.kalimtak.training.schedule;

import io.kalimtak.kit.security.Caller;
import io.kalimtak.kit.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Schedules. */
@Path("/api/admin/schedules")
@RunOnVirtualThread
@Tag(name = "Operation")
public class ScheduleResource {
    private final ListSchedules schedules;
    private final PauseSchedule pause;
    private final Caller caller;

    ScheduleResource(ListSchedules schedules, PauseSchedule pause, Caller caller) {
        this.schedules = schedules;
        this.pause = pause;
        this.caller = caller;
    }

    /** All on one page. */
    @GET
    @Operation(operationId = "listSchedules", summary = "Schedules: when, paused by whom, what the last firings led to")
    public Page<ScheduleResponse> list() {
        return new Page<>(schedules.all(), null);
    }

    /** Saying the same again changes nothing. What is due while it is paused is skipped and not made up for. */
    @PUT
    @Path("/{name}")
    @Operation(operationId = "pauseSchedule", summary = "Pause or resume a schedule")
    public ScheduleResponse change(
            @PathParam("name") String name,
            @NotNull(message = "must be a JSON object with paused") @Valid PauseScheduleRequest request) {
        pause.change(name, request.paused(), caller.actor());
        return schedules.one(name).orElseThrow();
    }
}
