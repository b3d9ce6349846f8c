package io.kalimtak.training.evaluation.peer;

import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.sets.RowFile;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Asks curation-service for rows that were rated well since a set was made and that no set had to train on. */
@ApplicationScoped
public class FreshRowsClient {
    private static final Logger LOG = Logger.getLogger(FreshRowsClient.class);
    private static final String FILE = "fresh.jsonl";

    private final PeerCalls calls;
    private final EvaluationConfig.Fresh config;

    FreshRowsClient(PeerCalls calls, EvaluationConfig config) {
        this.calls = calls;
        this.config = config.fresh();
    }

    /**
     * The newest rows. Without an answer there are none, with the reason: they decide nothing, and a version that is proven
     * on what was held out need not wait for curation.
     *
     * @param folder the work's own; the rows are there for as long as they are read
     */
    public RatedRows since(Instant since, Path folder, Watch watch) {
        if (config.rows() == 0) {
            return RatedRows.none("Fresh rows are switched off (kalimtak.training.evaluation.fresh.rows).");
        }
        try {
            List<SetRow> rows = read(since, folder, watch);
            return rows.isEmpty() ? RatedRows.none("Nobody has rated anything since.") : new RatedRows(rows, null);
        } catch (AwayException | RefusedException e) {
            LOG.warnf("evaluating without fresh rows cause=%s", e.getMessage());
            return RatedRows.none(e.getMessage());
        } catch (BrokenSetException e) {
            LOG.warnf("evaluating without fresh rows: curation's answer is broken");
            return RatedRows.none("curation-service's answer cannot be used: " + e.getMessage() + ".");
        } catch (IOException e) {
            LOG.warnf("evaluating without fresh rows: the work folder cannot be written");
            return RatedRows.none("Fresh rows could not be written to storage; check its free space.");
        }
    }

    private List<SetRow> read(Instant since, Path folder, Watch watch) throws IOException, BrokenSetException {
        Path file = Files.createDirectories(folder).resolve(FILE);
        try {
            URI address = URI.create(config.url() + "/internal/fresh-rows?since=" + since + "&limit=" + config.rows());
            calls.get("curation-service", address, BodyHandlers.ofFile(file), watch);
            return RowFile.read(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
