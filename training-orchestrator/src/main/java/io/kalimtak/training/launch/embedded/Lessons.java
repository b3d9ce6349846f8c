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
            lessons.approve(pair.chosenId(), pair.prompt(), pair.chosen(), pair.language(), pair.cluster(), like);
            lessons.refuse(pair.rejectedId(), pair.prompt(), pair.rejected(), pair.language(), like);
        }
        return lessons.finish();
    }

    /** {@code kto}: likewise with answers that were judged one by one. */
    static Lessons judged(List<SetRow> rows, List<UnpairedRow> answers) {
        Collector lessons = new Collector(rows);
        for (UnpairedRow answer : answers) {
            SetRow like = lessons.like(answer.interactionId(), answer.cluster());
            if (answer.desirable()) {
                lessons.approve(
                        answer.interactionId(),
                        answer.prompt(),
                        answer.completion(),
                        answer.language(),
                        answer.cluster(),
                        like);
            } else {
                lessons.refuse(answer.interactionId(), answer.prompt(), answer.completion(), answer.language(), like);
            }
        }
        return lessons.finish();
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

        /**
         * Files of preferences name neither person nor tool. An answer whose person is not known counts as the person's of
         * the row that it is like: it must not make a line of one person look like two people's.
         */
        void approve(String id, String prompt, String answer, String language, String cluster, SetRow like) {
            String person = like == null ? null : like.subject();
            approved.putIfAbsent(id, new TrainingPair(id, person, prompt, answer, language, tool(like), 1, cluster));
        }

        /** Only of a row's own interaction it is known who refused the answer: that person corrected it. */
        void refuse(String id, String prompt, String answer, String language, SetRow like) {
            String person = rows.containsKey(id) ? rows.get(id).subject() : null;
            refused.putIfAbsent(id, new RejectedAnswer(id, person, prompt, answer, language, tool(like)));
        }

        Lessons finish() {
            return new Lessons(List.copyOf(approved.values()), List.copyOf(refused.values()));
        }

        private static String tool(SetRow like) {
            return like == null ? null : like.targetTool();
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
