package io.kalimtak.training.schedule;

import io.kalimtak.training.TrainingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When schedules are due, by the cron expressions in force; UTC. */
@ApplicationScoped
class Timetable {
    static final String TRAINING = "weekly-training";
    static final String EVALUATION = "monthly-evaluation";

    private static final String OFF = "off";
    /** A schedule that was due more often than that was due often. */
    private static final int MOST_TIMES = 10_000;

    private final Map<String, String> crons;

    Timetable(TrainingConfig config) {
        TrainingConfig.Schedule schedule = config.schedule();
        this.crons = Map.of(TRAINING, schedule.training(), EVALUATION, schedule.evaluation());
    }

    /**
     * What is due.
     *
     * @param first the earliest time
     * @param times how many there are, the first included
     */
    record Due(Instant first, int times) {}

    List<String> names() {
        return List.of(TRAINING, EVALUATION);
    }

    /** The expression as configured; {@code off} for a schedule that never fires. */
    String cron(String name) {
        return crons.get(name);
    }

    /** The first time after a moment; empty for a schedule that is off. */
    Optional<Instant> next(String name, Instant after) {
        return expression(name).flatMap(cron -> next(cron, after));
    }

    /** The times after one moment up to another, the latter included; empty when there is none. */
    Optional<Due> due(String name, Instant after, Instant upTo) {
        return expression(name).flatMap(cron -> {
            Optional<Instant> first = next(cron, after).filter(time -> !time.isAfter(upTo));
            int times = 0;
            Optional<Instant> time = first;
            while (time.isPresent() && times < MOST_TIMES) {
                times++;
                time = next(cron, time.get()).filter(later -> !later.isAfter(upTo));
            }
            int counted = times;
            return first.map(earliest -> new Due(earliest, counted));
        });
    }

    private static Optional<Instant> next(CronExpression cron, Instant after) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(after))).map(Date::toInstant);
    }

    private Optional<CronExpression> expression(String name) {
        String cron = cron(name);
        if (OFF.equalsIgnoreCase(cron)) {
            return Optional.empty();
        }
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone("UTC"));
            return Optional.of(expression);
        } catch (ParseException e) {
            throw new IllegalStateException("the scheduler refuses such an expression at the start", e);
        }
    }
}
