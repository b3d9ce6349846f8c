package io.kalimtak.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the gateway. */
@ConfigMapping(prefix = "kalimtak.gateway")
public interface GatewayConfig {
    /** The route of {@code /api/generate}. */
    @WithDefault("default")
    String route();

    /** How long a request waits for Kafka to say that its record is durable, before the journal takes it. */
    @WithDefault("1s")
    Duration durableWithin();

    Journal journal();

    BootstrapKeys bootstrapKeys();

    Keys keys();

    Oidc oidc();

    Models models();

    Shadow shadow();

    Idempotency idempotency();

    Consent consent();

    Networks networks();

    Proxy proxy();

    Privacy privacy();

    Metrics metrics();

    Chat chat();

    Answer answer();

    Bodies bodies();

    /** How large the bodies of calls may be. */
    interface Bodies {
        /** Bytes that any call takes, and a body that does not say its length beforehand. */
        @WithDefault("1M")
        MemorySize maxSize();

        /** Bytes that calls below {@code /v1} take: pictures stand in them as text. */
        @WithDefault("10M")
        MemorySize maxChatSize();

        /** Bytes of bodies larger than {@code max-size} that may be in work at once; beyond them calls get 503. */
        @WithDefault("32M")
        MemorySize largeInWork();
    }

    /** What answers structured prompts, after a version made them. */
    interface Answer {
        /** The engine that is asked; absent: the answer is the prompt, rendered for the target tool. */
        Optional<String> engine();

        /** The model there; absent: the engine's own. */
        Optional<String> model();
    }

    /** Chats in OpenAI's form. */
    interface Chat {
        /** Names of models that the route answers for, such as the one that applications named before. */
        Optional<List<String>> routed();

        /** The engine that every other name is passed on to; absent: such names are refused. */
        Optional<String> engine();
    }

    /** By engine, what its tokens cost; all in one currency. An engine without prices has no cost. */
    Map<String, Price> prices();

    /** Prices of a million tokens. */
    interface Price {
        @DecimalMin("0")
        double inputPerMillion();

        @DecimalMin("0")
        double outputPerMillion();
    }

    interface Metrics {
        /** How often counts of requests are written to the database: what a kill loses at most. */
        @WithDefault("15s")
        Duration flush();
    }

    interface Privacy {
        /** How long one service may search its tables, files and topics. */
        @WithDefault("10m")
        Duration verifyWithin();
    }

    /** What takes records while Kafka is away. */
    interface Journal {
        /** Its folder, on a disk that survives a restart. Each replica has its own: a second one is refused at the start. */
        @WithDefault("${kalimtak.storage.root:.kalimtak/storage}/gateway-journal")
        Path folder();

        /** Bytes of records that it holds at most; beyond them requests are refused with 503. */
        @WithDefault("1G")
        MemorySize maxSize();

        /** Records sent in one go when Kafka is back. */
        @WithDefault("500")
        @Min(1)
        @Max(10_000)
        int batchSize();

        /** Pause between two tries to send. */
        @WithDefault("500ms")
        Duration retry();
    }

    /** SHA-256 (hexadecimal) of the keys of the first run; written to the key table when they are not there yet. */
    interface BootstrapKeys {
        Optional<String> app();

        Optional<String> admin();

        Optional<String> privacy();
    }

    interface Keys {
        /** Calls a minute of a key that has no limit of its own: a thousand a second, so that a mistake ends somewhere. */
        @WithDefault("60000")
        int ratePerMinute();

        /** How long a key goes on working after it was rotated. */
        @WithDefault("24h")
        Duration rotationOverlap();
    }

    /** An OpenID Connect issuer whose tokens are taken beside the keys. */
    interface Oidc {
        /** Its address, as the claim iss has it; without one no token is taken. */
        Optional<URI> issuer();

        /** What the claim aud must hold; any when absent. */
        Optional<String> audience();

        /** Where the roles stand in a token: names of nested objects, joined by slashes. Keycloak's by default. */
        @WithDefault("realm_access/roles")
        String rolesClaim();

        /** What our roles are called there: the prefix, then app, admin or privacy. */
        @WithDefault("kalimtak-")
        String rolePrefix();

        /** How long the issuer may take to answer. */
        @WithDefault("5s")
        Duration answerWithin();
    }

    interface Models {
        /** Where verified artifacts are kept, so that a restart needs no registry. */
        @WithDefault("${kalimtak.storage.root:.kalimtak/storage}/gateway-models")
        Path folder();

        /** Pause between two tries to fetch an artifact. */
        @WithDefault("1s")
        Duration retry();
    }

    /** Copies of requests that a version in the shadow answers in the background. Each replica has its own. */
    interface Shadow {
        /** Threads that answer. */
        @WithDefault("1")
        @Min(1)
        @Max(64)
        int concurrency();

        /** Copies that may wait; with as many waiting the next one is dropped and counted. */
        @WithDefault("64")
        @Min(1)
        @Max(10_000)
        int queue();

        /** Characters of chats and responses that may wait in all; a copy that would exceed them is dropped and counted. */
        @WithDefault("16000000")
        @Min(1)
        long queueCharacters();

        /** Share of the time, in (0, 1], that each of the threads works; it rests for the remainder. */
        @WithDefault("0.25")
        @DecimalMin("0.01")
        @DecimalMax("1")
        double coreShare();
    }

    interface Idempotency {
        /** How long the first answer is replayed. */
        @WithDefault("24h")
        Duration keep();

        /** After this long an unanswered claim counts as abandoned and the work is done again. */
        @WithDefault("60s")
        Duration abandonedAfter();
    }

    /** What holds for a person who never said anything. */
    interface Consent {
        @WithDefault("true")
        boolean dataCollectionByDefault();

        @WithDefault("true")
        boolean trainingByDefault();
    }

    /** Which networks are counted among those that feedback comes from. */
    interface Networks {
        /** Whether loopback, private, link-local and carriers' shared addresses count as well as public ones. */
        @WithDefault("false")
        boolean privateToo();

        /** Ranges such as 203.0.113.0/24 that do not count: your own application servers, which rate for many people. */
        Optional<List<String>> exempt();
    }

    interface Proxy {
        @WithDefault("2s")
        Duration connectWithin();

        /** Until a service's first byte; in an export between two of them, too. */
        @WithDefault("60s")
        Duration answerWithin();
    }
}
