package io.kalimtak.training.evaluation;

import io.kalimtak.training.work.Watch;
import java.util.List;
import java.util.Optional;

/** Somebody who says which of two answers is better. */
public interface Judge {
    /**
     * Compares live's and the candidate's answers. What cannot be judged is counted and fails nothing.
     *
     * @param pairs answers to the same requests
     * @param preferences what people preferred, by which the judge itself is measured
     * @return empty where no judge is configured or there is nothing to judge
     * @throws io.kalimtak.training.work.AbortedException when the watch was aborted
     */
    Optional<Judged> judge(List<AnswerPair> pairs, List<Preference> preferences, Watch watch);
}
