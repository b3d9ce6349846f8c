package io.kalimtak.gateway.retention;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the services behind the gateway answer. */
@ConfigMapping(prefix = "kalimtak.services")
public interface ServicesConfig {
    Address interaction();

    Address feedback();

    Address curation();

    Address training();

    Address registry();

    /** One service's. */
    interface Address {
        URI url();
    }
}
