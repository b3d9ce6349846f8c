package io.kalimtak.training.schedule;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;

/** A second scheduler of the cluster, on the same tables, as another replica of the service has one. */
final class OtherReplica implements AutoCloseable {
    private static final String CLUSTER = "training-orchestrator";
    private static AgroalDataSource database;

    private final Scheduler scheduler;
    private final AtomicInteger woken = new AtomicInteger();

    /** Joins the cluster and wakes the same schedules. */
    static OtherReplica join(AgroalDataSource shared, Schedules schedules) throws SchedulerException {
        database = shared;
        return new OtherReplica(schedules);
    }

    private OtherReplica(Schedules schedules) throws SchedulerException {
        Properties settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry("org.quartz.scheduler.instanceName", CLUSTER),
                Map.entry("org.quartz.scheduler.instanceId", "other-replica"),
                Map.entry("org.quartz.scheduler.skipUpdateCheck", "true"),
                Map.entry("org.quartz.scheduler.idleWaitTime", "1000"),
                Map.entry("org.quartz.threadPool.threadCount", "2"),
                Map.entry("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX"),
                Map.entry("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
                Map.entry("org.quartz.jobStore.useProperties", "true"),
                Map.entry("org.quartz.jobStore.tablePrefix", "QRTZ_"),
                Map.entry("org.quartz.jobStore.isClustered", "true"),
                Map.entry("org.quartz.jobStore.misfireThreshold", "1000"),
                Map.entry("org.quartz.jobStore.dataSource", "shared"),
                Map.entry("org.quartz.dataSource.shared.connectionProvider.class", SharedConnections.class.getName())));
        // Quartz knows one scheduler of a name in a process, and would give us the service's.
        SchedulerRepository.getInstance().remove(CLUSTER);
        scheduler = new StdSchedulerFactory(settings).getScheduler();
        scheduler.setJobFactory((bundle, ignored) -> context -> {
            woken.incrementAndGet();
            if (bundle.getTrigger().getKey().getName().equals(Timetable.TRAINING)) {
                schedules.train();
            } else if (bundle.getTrigger().getKey().getName().equals(Timetable.EVALUATION)) {
                schedules.evaluate();
            }
        });
        scheduler.start();
    }

    /** Its name in the cluster. */
    String name() throws SchedulerException {
        return scheduler.getSchedulerInstanceId();
    }

    /** How often it was woken, for whatever. */
    int woken() {
        return woken.get();
    }

    @Override
    public void close() throws SchedulerException {
        scheduler.shutdown(true);
    }

    /** Quartz makes it by name. */
    public static final class SharedConnections implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void initialize() {
            // The pool is the service's own.
        }

        @Override
        public void shutdown() {
            // The pool is the service's own.
        }
    }
}
