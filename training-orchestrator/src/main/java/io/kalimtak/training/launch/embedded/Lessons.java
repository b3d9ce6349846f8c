package io.kalimtak.training.launch.embedded;

import io.kalimtak.prompt.RejectedAnswer;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.training.sets.PreferenceRow;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.sets.UnpairedRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a training learns: approved answers, and refused ones that push their lines away. The rows to train on are in both
 * methods with preferences, too: these only say which of two answers is better, not what a good one is.
 *
 * @param approved one an interaction
 * @param refused one an interaction
 */
record Lessons(List<TrainingPair> approved, List<RejectedAnswer> refused) {
    /** {@code sft}: the rows alone. */
    static Lessons supervised(List<SetRow> rows) {
        return new Collector(rows).finish();
    }

    /** {@code dpo}: the chosen answers are approved where they are not among the rows already, the rejected ones refused. */
    static Lessons preferred(List<SetRow> rows, List<PreferenceRow> pairs) {
        Collector lessons = new Collector(rows);
        for (PreferenceRow pair : pairs) {
            SetRow like = lessons.like(pair.chosenId(), pair.cluster());
            String tool = known(pair.targetTool(), like, SetRow::targetTool);
            lessons.approve(new TrainingPair(
                    pair.chosenId(),
                    known(pair.chosenSubject(), like, SetRow::subject),
                    pair.prompt(),
                    pair.chosen(),
                    pair.language(),
                    tool,
                    1,
                    pair.cluster()));
            lessons.refuse(new RejectedAnswer(
                    pair.rejectedId(),
                    lessons.who(pair.rejectedSubject(), pair.rejectedId()),
                    pair.prompt(),
                    pair.rejected(),
                    pair.language(),
                    tool));
        }
        return lessons.finish();
    }

    /** {@code kto}: likewise with answers that were judged one by one. */
    static Lessons judged(List<SetRow> rows, List<UnpairedRow> answers) {
        Collector lessons = new Collector(rows);
        for (UnpairedRow answer : answers) {
            SetRow like = lessons.like(answer.interactionId(), answer.cluster());
            String tool = known(answer.targetTool(), like, SetRow::targetTool);
            if (answer.desirable()) {
                lessons.approve(new TrainingPair(
                        answer.interactionId(),
                        known(answer.subject(), like, SetRow::subject),
                        answer.prompt(),
                        answer.completion(),
                        answer.language(),
                        tool,
                        1,
                        answer.cluster()));
            } else {
                lessons.refuse(new RejectedAnswer(
                        answer.interactionId(),
                        lessons.who(answer.subject(), answer.interactionId()),
                        answer.prompt(),
                        answer.completion(),
                        answer.language(),
                        tool));
            }
        }
        return lessons.finish();
    }

    /**
     * What the line says, else what the row says that it is like. An answer whose person is not known counts as that row's
     * person's: it must not make a line of one person look like two people's.
     */
    private static String known(String said, SetRow like, Function<SetRow, String> of) {
        return said != null || like == null ? said : of.apply(like);
    }

    private static final class Collector {
        private final Map<String, SetRow> rows = new HashMap<>();
        private final Map<String, SetRow> clusters = new HashMap<>();
        private final Map<String, TrainingPair> approved = new LinkedHashMap<>();
        private final Map<String, RejectedAnswer> refused = new LinkedHashMap<>();

        Collector(List<SetRow> rows) {
            for (SetRow row : rows) {
                this.rows.put(row.interactionId(), row);
                if (row.cluster() != null) {
                    clusters.putIfAbsent(row.cluster(), row);
                }
                approved.put(row.interactionId(), pair(row));
            }
        }

        /** The row of the interaction, else the first one of the cluster, else null. */
        SetRow like(String interactionId, String cluster) {
            SetRow row = rows.get(interactionId);
            return row == null && cluster != null ? clusters.get(cluster) : row;
        }

        /** Who refused an answer: whose it is, and of a row's own interaction the person who corrected it. */
        String who(String said, String id) {
            return known(said, rows.get(id), SetRow::subject);
        }

        void approve(TrainingPair pair) {
            approved.putIfAbsent(pair.id(), pair);
        }

        void refuse(RejectedAnswer answer) {
            refused.putIfAbsent(answer.id(), answer);
        }

        Lessons finish() {
            return new Lessons(List.copyOf(approved.values()), List.copyOf(refused.values()));
        }

        private static TrainingPair pair(SetRow row) {
            return new TrainingPair(
                    row.interactionId(),
                    row.subject(),
                    row.input(),
                    row.target(),
                    row.language(),
                    row.targetTool(),
                    row.weight(),
                    row.cluster());
        }
    }
}
