package io.kalimtak.training.report;

import io.kalimtak.training.report.view.PageView;
import io.quarkus.qute.Engine;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Renders pages. A page has no script and loads nothing; its one style sheet is let in by its hash, in the header and, for
 * a page that was saved to a file, in the page itself.
 */
@ApplicationScoped
class ReportPage {
    private static final String TEMPLATE = "report/page";
    private static final String STYLES = "/report/page.css";

    private final Engine engine;
    private final String styles;
    private final String policy;

    /** For proxies only. */
    protected ReportPage() {
        this.engine = null;
        this.styles = null;
        this.policy = null;
    }

    @jakarta.inject.Inject
    ReportPage(Engine engine) {
        this.engine = engine;
        this.styles = read();
        this.policy =
                "default-src 'none'; style-src 'sha256-" + sha256(styles) + "'; base-uri 'none'; form-action 'none'";
    }

    /** The Content-Security-Policy that the page needs, and nothing more. */
    String policy() {
        return policy + "; frame-ancestors 'none'";
    }

    String html(PageView page) {
        return engine.getTemplate(TEMPLATE)
                .data("page", page)
                .data("styles", new RawString(styles))
                .data("policy", policy)
                .render();
    }

    private static String read() {
        try (InputStream file = ReportPage.class.getResourceAsStream(STYLES)) {
            if (file == null) {
                throw new IllegalStateException("the style sheet of reports is not in this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
