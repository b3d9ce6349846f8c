package io.kalimtak.training.testing;

import io.kalimtak.kit.storage.BucketConfig;
import io.kalimtak.training.sets.storage.SetStorageConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Settings of a bucket, as the service reads them; what is not said has its default. */
public final class BucketSettings {
    private BucketSettings() {}

    /** A bucket of a server without TLS. Further settings are named below {@code kalimtak.storage.s3}. */
    public static BucketConfig of(URI endpoint, String bucket, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kalimtak.storage.kind",
                "s3",
                "kalimtak.storage.s3.bucket",
                bucket,
                "kalimtak.storage.s3.endpoint",
                endpoint.toString(),
                "kalimtak.storage.s3.tls",
                "false"));
        more.forEach((name, value) -> settings.put("kalimtak.storage.s3." + name, value));
        return DefaultConfig.readWith(SetStorageConfig.class, settings).s3();
    }
}
