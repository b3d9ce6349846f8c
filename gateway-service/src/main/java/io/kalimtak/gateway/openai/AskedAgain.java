package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.Answer;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.generate.Answered.Ending;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.stage.AnswerAgain.Again;
import io.kalimtak.gateway.stage.PassedOn;
import io.kalimtak.gateway.stage.Stage;
import io.kalimtak.gateway.stage.Stopwatch;

/**
 * A request in the protocol that an endpoint answered.
 *
 * @param engine that answered, a fallback maybe
 */
record AskedAgain(AnswerForm form, OpenAiRequest request, String engine) implements PassedOn {
    @Override
    public boolean canAsk(Arm arm) {
        return form.canBeRepeated(request.body(), engine.equals(arm.engine()));
    }

    @Override
    public Again ask(Engines engines, Arm arm) throws EngineException {
        Stopwatch watch = new Stopwatch();
        ObjectNode body = form.repeated(request.body());
        if (arm.systemPrompt() != null) {
            body = form.instructed(body, arm.systemPrompt());
        }
        Answer answer = form.whole(engines, arm.engine(), Call.alone(arm.model(), body));
        Said said = form.said(request, answer.body());
        if (Ending.BROKEN.equals(said.finishReason())) {
            throw new IllegalStateException("the engine did not come to an end");
        }
        Stage stage = new Stage(
                Stage.ANSWER,
                arm.version(),
                answer.engine(),
                said.tokensInput(),
                said.tokensOutput(),
                said.tokensCounted(),
                watch.millis());
        return new Again(said.output(), said.output(), stage);
    }

    @Override
    public long characters() {
        return characters(request.body());
    }

    private static long characters(JsonNode node) {
        return node.isTextual()
                ? node.textValue().length()
                : node.valueStream().mapToLong(AskedAgain::characters).sum();
    }

    /** Without the body, which is a person's. */
    @Override
    public String toString() {
        return "AskedAgain[engine=" + engine + "]";
    }
}
