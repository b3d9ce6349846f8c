package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.EvaluatedRow;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.training.evaluation.peer.FreshRowsClient;
import io.kalimtak.training.evaluation.peer.RatedRows;
import io.kalimtak.training.evaluation.peer.SatisfactionClient;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.sets.PreferenceFile;
import io.kalimtak.training.sets.SetFiles;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures versions on a set and on what people rated since, and adds what they say of the versions' answers. */
@ApplicationScoped
public class MeasureVersions {
    private final Evaluator evaluator;
    private final FreshRowsClient fresh;
    private final SatisfactionClient satisfaction;
    private final Judge judge;

    MeasureVersions(Evaluator evaluator, FreshRowsClient fresh, SatisfactionClient satisfaction, Judge judge) {
        this.evaluator = evaluator;
        this.fresh = fresh;
        this.satisfaction = satisfaction;
        this.judge = judge;
    }

    /**
     * Measures both and decides whether the candidate may take live's place. What a judge says stands in the report and
     * decides nothing.
     */
    public ReportBody compare(PromptModel live, PromptModel candidate, TestedSet set, Watch watch)
            throws BrokenSetException {
        Comparison compared = evaluator.compare(live, candidate, rows(set, watch), watch);
        ReportBody body = compared.body().withSatisfaction(satisfaction.byVersion(watch));
        return judge.judge(answers(compared), preferences(set.files()), watch)
                .map(body::withJudged)
                .orElse(body);
    }

    private static List<AnswerPair> answers(Comparison compared) {
        Map<String, String> requests = compared.rows().stream().collect(Collectors.toMap(SetRow::id, SetRow::input));
        Map<String, String> candidate =
                compared.candidate().rows().stream().collect(Collectors.toMap(EvaluatedRow::id, EvaluatedRow::answer));
        return compared.live().rows().stream()
                .map(row -> new AnswerPair(requests.get(row.id()), row.answer(), candidate.get(row.id())))
                .toList();
    }

    private static List<Preference> preferences(SetFiles files) throws BrokenSetException {
        if (!files.has(SetFiles.PREFERENCES)) {
            return List.of();
        }
        return PreferenceFile.read(files.file(SetFiles.PREFERENCES)).stream()
                .map(pair -> new Preference(pair.prompt(), pair.chosen(), pair.rejected()))
                .toList();
    }

    /** Measures the live version alone. */
    public ReportBody measure(PromptModel live, TestedSet set, Watch watch) {
        return evaluator.measure(live, rows(set, watch), watch).withSatisfaction(satisfaction.byVersion(watch));
    }

    /** A row that is held out and was rated anew is measured once. */
    private EvaluationRows rows(TestedSet set, Watch watch) {
        RatedRows rated = fresh.since(set.since(), set.folder(), watch);
        Set<String> measured = Stream.concat(set.files().eval().stream(), set.files().golden().stream())
                .map(SetRow::id)
                .collect(Collectors.toSet());
        List<SetRow> others = rated.rows().stream()
                .filter(row -> !measured.contains(row.id()))
                .toList();
        return new EvaluationRows(set.files().eval(), set.files().golden(), new RatedRows(others, rated.reason()));
    }
}
