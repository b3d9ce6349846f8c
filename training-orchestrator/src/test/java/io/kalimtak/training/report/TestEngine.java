package io.kalimtak.training.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The templates as they are shipped, with the escaping that Quarkus sets up, without a server. */
final class TestEngine {
    private TestEngine() {}

    static ReportPage page() {
        return new ReportPage(Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(TestEngine::locate)
                .build());
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String id) {
        URL file = TestEngine.class.getResource("/templates/" + id + ".html");
        return Optional.ofNullable(file).map(Location::new);
    }

    private record Location(URL file) implements TemplateLocator.TemplateLocation {
        @Override
        public Reader read() {
            try {
                return new InputStreamReader(file.openStream(), StandardCharsets.UTF_8);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(Variant.TEXT_HTML));
        }
    }
}
