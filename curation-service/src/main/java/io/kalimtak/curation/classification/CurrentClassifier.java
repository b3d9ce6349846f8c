package io.kalimtak.curation.classification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The classifier with the heads that are active now: those that came with the service, or those that some replica trained
 * since. Each replica looks for newer ones when it classifies, at most once every {@code poll-interval}; {@link #pinned}
 * looks at once.
 */
@ApplicationScoped
public class CurrentClassifier implements Classifier {
    private static final Logger LOG = Logger.getLogger(CurrentClassifier.class);

    private final Keywords keywords = Keywords.read();
    private final Heads shipped = Heads.shipped();
    private final HeadSource source;
    private final ClassificationConfig config;
    private final Clock clock;
    private volatile Heads heads = shipped;
    private volatile HeadClassifier classifier;
    private volatile Instant lookAgain = Instant.MIN;

    CurrentClassifier(HeadSource source, ClassificationConfig config, Clock clock) {
        this.source = source;
        this.config = config;
        this.clock = clock;
        this.classifier = new HeadClassifier(keywords, shipped, config);
    }

    /**
     * What decides now, for as long as its holder keeps it: a job takes one at its start. Nobody waits for the database while
     * another is being waited for.
     */
    @Override
    public Classifier pinned() {
        String version = source.activeVersion(keywords.basis()).orElse(shipped.version());
        Heads known = heads;
        Heads found = known;
        if (!version.equals(known.version())) {
            found = version.equals(shipped.version()) ? shipped : load(version).orElse(known);
        }
        return exchange(found);
    }

    private synchronized Classifier exchange(Heads found) {
        if (!found.version().equals(heads.version())) {
            heads = found;
            classifier = new HeadClassifier(keywords, heads, config);
        }
        lookAgain = clock.instant().plus(config.pollInterval());
        return classifier;
    }

    @Override
    public Classification classify(String input, Encoded encoded, String targetTool) {
        return recent().classify(input, encoded, targetTool);
    }

    @Override
    public List<String> domains() {
        return keywords.domains();
    }

    @Override
    public List<String> useCases() {
        return keywords.useCases();
    }

    @Override
    public String version() {
        return recent().version();
    }

    private Classifier recent() {
        return clock.instant().isBefore(lookAgain) ? classifier : pinned();
    }

    /** Heads whose bytes are not those of their version are not used; they were changed by somebody else. */
    private Optional<Heads> load(String version) {
        Optional<Heads> read = source.read(version).map(Heads::read);
        if (read.isPresent() && !read.get().version().equals(version)) {
            LOG.errorf("heads do not match their checksum, former ones hold version=%s", version);
            return Optional.empty();
        }
        return read;
    }
}
