package io.kalimtak.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlflowErrorTest {
    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST,INVALID_PARAMETER_VALUE",
        "UNAUTHENTICATED,UNAUTHENTICATED",
        "FORBIDDEN,PERMISSION_DENIED",
        "NOT_FOUND,RESOURCE_DOES_NOT_EXIST",
        "CONFLICT,RESOURCE_CONFLICT",
        "UNSUPPORTED_MEDIA_TYPE,BAD_REQUEST",
        "TOO_MANY_REQUESTS,REQUEST_LIMIT_EXCEEDED",
        "INTERNAL,INTERNAL_ERROR",
        "BAD_GATEWAY,TEMPORARILY_UNAVAILABLE"
    })
    void shouldCallEveryProblemAsMlflowDoes(ProblemType type, String code) {
        assertThat(MlflowError.of(Problem.of(type, "Why.", "/x", List.of()))).isEqualTo(new MlflowError(code, "Why."));
    }

    @Test
    void shouldNameWrongFieldsInTheMessageForThereIsNoOtherPlace() {
        Problem problem = Problem.of(
                ProblemType.INVALID_REQUEST,
                "Correct these fields.",
                "/x",
                List.of(new Violation("name", "must be given"), new Violation("source", "must be given")));

        assertThat(MlflowError.of(problem).message())
                .isEqualTo("The field name must be given. The field source must be given.");
    }
}
