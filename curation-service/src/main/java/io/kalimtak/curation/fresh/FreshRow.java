package io.kalimtak.curation.fresh;

import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.set.row.SetRow;
import java.time.Instant;

/**
 * A candidate that was rated lately.
 *
 * @param row in the words that were said, personal data included
 * @param requestNo number of its request, or null when the request is not known any more
 * @param compared whether its request has been put into a cluster
 * @param fingerprint what it is compared by, or null without a request
 */
record FreshRow(SetRow row, Instant ratedAt, Long requestNo, boolean compared, Fingerprint fingerprint) {}
