package io.kalimtak.training.schedule;

import io.kalimtak.training.launch.Launcher;
import io.kalimtak.training.launch.Launchers;
import io.kalimtak.training.run.RunFates;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Lets every launcher remove what runs that are over have left running elsewhere. One that cannot do it now is asked again
 * the next time and holds up no other.
 */
@ApplicationScoped
class ScheduledSweep {
    static final String SCHEDULE = "hourly-sweep";

    private static final Logger LOG = Logger.getLogger(ScheduledSweep.class);

    private final Launchers launchers;
    private final RunFates fates;

    ScheduledSweep(Launchers launchers, RunFates fates) {
        this.launchers = launchers;
        this.fates = fates;
    }

    void fire() {
        launchers.all().forEach(this::sweep);
    }

    private void sweep(Launcher launcher) {
        try {
            int removed = launcher.sweep(fates::of, new Watch());
            if (removed > 0) {
                LOG.infof("left-over work of runs was removed launcher=%s count=%d", launcher.name(), removed);
            }
        } catch (AwayException | RefusedException e) {
            LOG.warnf("left-over work of runs could not be removed launcher=%s: %s", launcher.name(), e.getMessage());
        }
    }
}
