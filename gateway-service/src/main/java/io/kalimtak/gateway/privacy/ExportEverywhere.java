package io.kalimtak.gateway.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.durable.ExportJournal;
import io.kalimtak.gateway.proxy.Upstreams;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.kit.privacy.ExportPerson;
import io.kalimtak.kit.privacy.LineSink;
import io.kalimtak.kit.privacy.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Everything the installation holds about a person: this service's lines, then those of every other, one service after
 * the other. A service that is away is named in the last line and holds up none of the others.
 */
@ApplicationScoped
class ExportEverywhere {
    private static final Logger LOG = Logger.getLogger(ExportEverywhere.class);
    private static final String SELF = "gateway-service";
    private static final String CURATION = "curation-service";

    /** These know sets and no people: without curation nobody can tell them which. */
    private static final Set<String> KNOW_SETS = Set.of("training-orchestrator", "model-registry");

    private final ExportPerson own;
    private final ExportJournal journal;
    private final ExportUpstream upstream;
    private final Upstreams upstreams;
    private final Pseudonyms pseudonyms;
    private final ObjectMapper json;

    ExportEverywhere(
            ExportPerson own,
            ExportJournal journal,
            ExportUpstream upstream,
            Upstreams upstreams,
            Pseudonyms pseudonyms,
            ObjectMapper json) {
        this.own = own;
        this.journal = journal;
        this.upstream = upstream;
        this.upstreams = upstreams;
        this.pseudonyms = pseudonyms;
        this.json = json;
    }

    /** Counts what went through, and lets the sink's own failures end the export. */
    private static final class Counting implements LineSink {
        private final LineSink sink;
        private long lines;

        Counting(LineSink sink) {
            this.sink = sink;
        }

        @Override
        public void write(String line) throws IOException {
            try {
                sink.write(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            lines++;
        }
    }

    /** Writes all lines, the last of them an {@link ExportEnd}. Throws what the sink throws. */
    void export(String userId, String actor, LineSink sink) throws IOException {
        String subject = pseudonyms.subject(userId);
        List<ExportEnd.Part> parts = new ArrayList<>();
        try {
            parts.add(ofGateway(subject, sink));
            ReachedSets reached = new ReachedSets(json);
            boolean setsKnown = true;
            for (Map.Entry<String, URI> service : upstreams.services().entrySet()) {
                String name = service.getKey();
                if (KNOW_SETS.contains(name) && !setsKnown) {
                    parts.add(new ExportEnd.Part(name, 0, "curation-service did not say which sets to ask it for"));
                    continue;
                }
                ExportEnd.Part part = of(name, service.getValue(), reached.of(subject), actor, line -> {
                    reached.see(line);
                    sink.write(line);
                });
                parts.add(part);
                setsKnown &= !name.equals(CURATION) || part.problem() == null;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sink.write(json.writeValueAsString(ExportEnd.of(parts)));
    }

    private ExportEnd.Part ofGateway(String subject, LineSink sink) throws IOException {
        Counting counting = new Counting(sink);
        try {
            own.export(Person.of(subject), counting);
            journal.export(subject, counting);
            return new ExportEnd.Part(SELF, counting.lines, null);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "own rows not exported");
            return new ExportEnd.Part(SELF, counting.lines, "its database or its journal cannot be read");
        }
    }

    private ExportEnd.Part of(String name, URI service, Person person, String actor, LineSink sink) throws IOException {
        Counting counting = new Counting(sink);
        try {
            upstream.stream(service, person, actor, counting);
            return new ExportEnd.Part(name, counting.lines, null);
        } catch (ServiceAwayException e) {
            LOG.warnf("service not exported service=%s problem=%s", name, e.getMessage());
            return new ExportEnd.Part(name, counting.lines, e.getMessage());
        }
    }
}
