package io.kalimtak.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestFiguresTest {
    @Test
    void shouldCountTheCallersMistakesNeitherAsErrorsNorAsRequests() {
        assertThat(RequestFigures.of(Map.of(200, 6L, 399, 1L, 400, 5L, 429, 3L, 499, 1L, 500, 1L, 503, 2L)))
                .isEqualTo(new RequestFigures(7, 9, 3, 0.3, Map.of("500", 1L, "503", 2L)));
    }

    @Test
    void shouldHaveNoRateWhenNothingWasAnsweredAndNothingFailed() {
        assertThat(RequestFigures.of(Map.of())).isEqualTo(new RequestFigures(0, 0, 0, null, Map.of()));
        assertThat(RequestFigures.of(Map.of(400, 1L)).errorRate()).isNull();
        assertThat(RequestFigures.of(Map.of(500, 1L)).errorRate()).isEqualTo(1.0);
    }
}
