package io.kalimtak.interaction.content;

import io.kalimtak.interaction.InteractionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Makes the partitions that are wanted and missing. Doing it twice, or on two replicas at once, makes each once. */
@ApplicationScoped
public class EnsurePartitions {
    /** The tables that have a partition a month. */
    private static final List<String> TABLES = List.of("content", "shadow_answers");

    private final PartitionStore partitions;
    private final InteractionConfig config;
    private final Clock clock;

    EnsurePartitions(PartitionStore partitions, InteractionConfig config, Clock clock) {
        this.partitions = partitions;
        this.config = config;
        this.clock = clock;
    }

    /** The names of the tables that were made; empty when all were there. */
    @Transactional
    public List<String> ensure() {
        partitions.enter();
        int ahead = config.partitions().monthsAhead();
        List<String> made = new ArrayList<>();
        for (String table : TABLES) {
            for (YearMonth month : MonthPartition.wanted(clock.instant(), ahead, partitions.monthsInDefault(table))) {
                MonthPartition partition = new MonthPartition(table, month);
                if (!partitions.exists(partition)) {
                    partitions.create(partition);
                    made.add(partition.tableName());
                }
            }
        }
        return made;
    }
}
