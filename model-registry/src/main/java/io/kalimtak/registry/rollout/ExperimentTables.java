package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.SampleRatio.Arrivals;
import io.kalimtak.registry.observation.ObservedExperiments.ArrivedAt;
import io.kalimtak.registry.route.Arm;
import io.kalimtak.registry.route.RoutingTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The routing tables that an experiment had, the oldest first: what was answered under one has one set of probabilities. */
record ExperimentTables(List<RoutingTable> tables) {
    private static final int MINUTE = 60;

    ExperimentTables {
        tables = List.copyOf(tables);
    }

    /** When each came into force. */
    List<Instant> begins() {
        return tables.stream().map(RoutingTable::changedAt).toList();
    }

    /** The table that was in force through a whole minute; -1 where it changed within. */
    int during(Instant minute) {
        int before = at(minute);
        return before == at(minute.plusSeconds(MINUTE)) ? before : -1;
    }

    private int at(Instant time) {
        int found = -1;
        for (int i = 0; i < tables.size(); i++) {
            if (!tables.get(i).changedAt().isAfter(time)) {
                found = i;
            }
        }
        return found;
    }

    /** People who came to an arm or to the live version, by table, with the arm's share of the two. */
    List<Arrivals> arrivals(String arm, List<ArrivedAt> people) {
        List<Arrivals> arrivals = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            double own = share(i, arm);
            double both = own + share(i, Arm.LIVE);
            if (own > 0) {
                arrivals.add(new Arrivals(own / both, count(people, i, Arm.LIVE), count(people, i, arm)));
            }
        }
        return arrivals;
    }

    /** An arm may stand in a table in several parts. */
    private double share(int table, String arm) {
        return tables.get(table).arms().stream()
                .filter(one -> one.name().equals(arm))
                .mapToDouble(Arm::share)
                .sum();
    }

    private static long count(List<ArrivedAt> people, int table, String arm) {
        return people.stream()
                .filter(one -> one.table() == table && one.arm().equals(arm))
                .mapToLong(ArrivedAt::people)
                .sum();
    }
}
