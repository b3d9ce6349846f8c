package io.kalimtak.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class RouteFilterTest {
    @Path("/api/{area:admin|privacy}/{rest:.+}")
    private static final class Through {}

    @Path("api/things/")
    private static final class Things {
        @Path("{id: [0-9]{1,3}}/parts")
        void parts() {
            // Only its annotation is looked at.
        }
    }

    @Test
    void shouldNameTheTemplateWithoutItsPatterns() throws NoSuchMethodException {
        Path parts = Things.class.getDeclaredMethod("parts").getAnnotation(Path.class);

        assertThat(RouteFilter.template(Through.class.getAnnotation(Path.class), null))
                .isEqualTo("/api/{area}/{rest}");
        assertThat(RouteFilter.template(Things.class.getAnnotation(Path.class), parts))
                .isEqualTo("/api/things/{id}/parts");
        assertThat(RouteFilter.template(Things.class.getAnnotation(Path.class), null))
                .isEqualTo("/api/things");
        assertThat(RouteFilter.template(null, null)).isEqualTo("/");
    }
}
