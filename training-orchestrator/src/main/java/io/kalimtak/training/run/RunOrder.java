package io.kalimtak.training.run;

import io.kalimtak.training.launch.Method;
import java.util.UUID;

/** What was ordered, and by whom. */
public record RunOrder(UUID trainingSetId, Method method, String launcher, String actor) {}
