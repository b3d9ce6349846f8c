package io.kalimtak.training.run;

import io.kalimtak.training.launch.RunFate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What became of runs, for those who find their ids elsewhere. */
@ApplicationScoped
public class RunFates {
    private final RunStore runs;

    /** For proxies only. */
    protected RunFates() {
        this.runs = null;
    }

    @jakarta.inject.Inject
    RunFates(RunStore runs) {
        this.runs = runs;
    }

    public RunFate of(UUID id) {
        return runs.find(id)
                .map(run -> run.state().ended() ? RunFate.OVER : RunFate.IN_HAND)
                .orElse(RunFate.UNKNOWN);
    }
}
