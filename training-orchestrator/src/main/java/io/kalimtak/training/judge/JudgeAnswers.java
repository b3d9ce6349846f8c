package io.kalimtak.training.judge;

import io.kalimtak.training.endpoint.EndpointCalls;
import io.kalimtak.training.evaluation.AnswerPair;
import io.kalimtak.training.evaluation.Judge;
import io.kalimtak.training.evaluation.Judged;
import io.kalimtak.training.evaluation.Preference;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lets the configured model judge. Every pair is shown in both orders, for judges lean towards a place (Zheng et al. 2023,
 * "Judging LLM-as-a-judge"): a verdict that changes with the order is a tie. docs/metrics.md says what its figures mean.
 */
@ApplicationScoped
public class JudgeAnswers implements Judge {
    private final JudgeConfig config;
    private final EndpointCalls calls;

    /** For proxies only. */
    protected JudgeAnswers() {
        this.config = null;
        this.calls = null;
    }

    @jakarta.inject.Inject
    public JudgeAnswers(JudgeConfig config, EndpointCalls calls) {
        this.config = config;
        this.calls = calls;
    }

    @Override
    public Optional<Judged> judge(List<AnswerPair> pairs, List<Preference> preferences, Watch watch) {
        if (config.endpoint().isEmpty() || config.model().isEmpty() || pairs.isEmpty()) {
            return Optional.empty();
        }
        JudgeModel model = new JudgeModel(calls, config, watch);
        List<AnswerPair> asked = spread(pairs, config.rows());
        List<Preference> known = spread(preferences, config.rows());
        Tally answers = new Tally();
        Tally people = new Tally();
        int all = asked.size() + known.size();
        for (AnswerPair pair : asked) {
            progress(answers, people, all, watch);
            compare(pair.request(), pair.live(), pair.candidate(), model, answers);
        }
        for (Preference preference : known) {
            progress(answers, people, all, watch);
            compare(preference.request(), preference.chosen(), preference.rejected(), model, people);
        }
        return Optional.of(judged(config.model().get(), answers, people));
    }

    private static void progress(Tally answers, Tally people, int all, Watch watch) {
        int done = answers.pairs() + answers.failed() + people.pairs() + people.failed();
        watch.progress("judging", (double) done / all);
    }

    /** Two texts that are the same need no judge. */
    private static void compare(String request, String first, String second, JudgeModel model, Tally tally) {
        if (first.equals(second)) {
            tally.add(Optional.of(Verdict.TIE), Optional.of(Verdict.TIE));
            return;
        }
        Optional<Verdict> shown = model.ask(new Question(request, first, second));
        Optional<Verdict> swapped =
                shown.isEmpty() ? Optional.empty() : model.ask(new Question(request, second, first));
        tally.add(shown, swapped);
    }

    private static Judged judged(String model, Tally answers, Tally people) {
        WilsonInterval won = answers.secondShare();
        WilsonInterval shared = people.firstShare();
        return new Judged(
                model,
                answers.pairs(),
                answers.second(),
                answers.first(),
                answers.ties(),
                answers.failed(),
                won.share(),
                won.low(),
                won.high(),
                answers.consistency(),
                people.pairs() == 0
                        ? null
                        : new Judged.Agreement(people.pairs(), shared.share(), shared.low(), shared.high()));
    }

    /** At most so many, evenly over the list: it may be sorted by what it is about. */
    private static <T> List<T> spread(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        return IntStream.range(0, most)
                .mapToObj(number -> all.get((int) ((long) number * all.size() / most)))
                .toList();
    }
}
