package io.kalimtak.training.report.section;

import io.kalimtak.training.evaluation.Example;
import io.kalimtak.training.report.view.ExampleView;
import io.kalimtak.training.report.view.ExampleView.Answer;
import java.util.ArrayList;
import java.util.List;

/** The rows that a report quotes, with the answers side by side. */
final class Examples {
    private Examples() {}

    static List<ExampleView> of(List<Example> examples) {
        List<ExampleView> views = new ArrayList<>();
        for (Example example : examples) {
            views.add(new ExampleView(views.size() + 1, example.input(), answers(example)));
        }
        return views;
    }

    private static List<Answer> answers(Example example) {
        Answer accepted = new Answer("Accepted prompt", "accepted", WordDiff.whole(example.target()));
        if (example.candidateAnswer() == null) {
            return List.of(accepted, new Answer("Live's answer", "live", WordDiff.whole(example.liveAnswer())));
        }
        WordDiff.Marked marked = WordDiff.of(example.liveAnswer(), example.candidateAnswer());
        return List.of(
                accepted,
                new Answer("Live's answer", "live", marked.first()),
                new Answer("Candidate's answer", "candidate", marked.second()));
    }
}
