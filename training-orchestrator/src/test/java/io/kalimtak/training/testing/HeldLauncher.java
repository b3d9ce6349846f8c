package io.kalimtak.training.testing;

import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Launcher;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.launch.embedded.EmbeddedLauncher;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** The embedded launcher, held after it has put the artifact in place and before it says so. */
@ApplicationScoped
public class HeldLauncher implements Launcher {
    private final EmbeddedLauncher embedded;
    private volatile Hold hold;

    HeldLauncher(EmbeddedLauncher embedded) {
        this.embedded = embedded;
    }

    public Hold hold() {
        hold = new Hold("launch");
        return hold;
    }

    @Override
    public String name() {
        return "held";
    }

    @Override
    public String target() {
        return embedded.target();
    }

    @Override
    public boolean supports(Method method) {
        return embedded.supports(method);
    }

    @Override
    public TrainingOutcome launch(TrainingJob job, Watch watch) throws LaunchException {
        TrainingOutcome artifact = embedded.launch(job, watch);
        Hold present = hold;
        if (present != null) {
            try {
                watch.waitFor(present::await);
            } catch (IOException e) {
                throw new LaunchException("cannot happen here", e);
            }
        }
        return artifact;
    }
}
