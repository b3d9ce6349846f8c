package io.kalimtak.curation.job;

import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The staged rows of a job, counted. */
record StagedCounts(List<Drop> drops, long train, long eval, long flagged) {
    record Drop(String rule, String reason, long rows) {}

    static StagedCounts read(ResultSet result) throws SQLException {
        List<Drop> drops = new ArrayList<>();
        long train = 0;
        long eval = 0;
        long flagged = 0;
        while (result.next()) {
            String rule = result.getString("dropped_by");
            long rows = result.getLong("rows");
            flagged += result.getLong("flagged");
            if (rule != null) {
                drops.add(new Drop(rule, result.getString("reason"), rows));
            } else if ("eval".equals(result.getString("split"))) {
                eval += rows;
            } else {
                train += rows;
            }
        }
        return new StagedCounts(drops, train, eval, flagged);
    }

    /** The funnel, with a stage for every rule in the order of the rules. */
    Funnel funnel(List<Rule> rules) {
        List<Funnel.Stage> stages = new ArrayList<>();
        for (Rule rule : rules) {
            List<Funnel.Stage> of = drops.stream()
                    .filter(drop -> drop.rule().equals(rule.name()))
                    .map(drop -> new Funnel.Stage(rule.name(), rule.version(), drop.rows(), drop.reason()))
                    .toList();
            stages.addAll(of.isEmpty() ? List.of(new Funnel.Stage(rule.name(), rule.version(), 0, null)) : of);
        }
        long dropped = drops.stream().mapToLong(Drop::rows).sum();
        return new Funnel(dropped + train + eval, stages, train + eval, train, eval, flagged);
    }
}
