package io.kalimtak.gateway.stage;

import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.stage.AnswerAgain.Again;

/** What a model at an endpoint was asked as it came, so that another version can be asked the same. It holds a person's words. */
public interface PassedOn {
    /** Whether a version at an endpoint can be asked it, without doing anything twice. */
    boolean canAsk(Arm arm);

    /** What the version of an arm at an endpoint answers. Throws EngineException where it gives no answer. */
    Again ask(Engines engines, Arm arm) throws EngineException;

    /** Characters of text in it, for whoever has many of them wait. */
    long characters();
}
