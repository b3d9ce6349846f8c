package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.PromptModel;
import io.kalimtak.training.evaluation.peer.FreshRowsClient;
import io.kalimtak.training.evaluation.peer.RatedRows;
import io.kalimtak.training.evaluation.peer.SatisfactionClient;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures versions on a set and on what people rated since, and adds what they say of the versions' answers. */
@ApplicationScoped
public class MeasureVersions {
    private final Evaluator evaluator;
    private final FreshRowsClient fresh;
    private final SatisfactionClient satisfaction;

    MeasureVersions(Evaluator evaluator, FreshRowsClient fresh, SatisfactionClient satisfaction) {
        this.evaluator = evaluator;
        this.fresh = fresh;
        this.satisfaction = satisfaction;
    }

    /** Measures both and decides whether the candidate may take live's place. */
    public Comparison compare(PromptModel live, PromptModel candidate, TestedSet set, Watch watch) {
        Comparison compared = evaluator.compare(live, candidate, rows(set, watch), watch);
        ReportBody body = compared.body().withSatisfaction(satisfaction.byVersion(watch));
        return new Comparison(body, compared.rows(), compared.live(), compared.candidate());
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
