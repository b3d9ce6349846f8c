package io.kalimtak.kit.ids;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;

/**
 * A MAC of one use, for all threads. Those not at work wait in a queue: keying one anew costs ten times what the hash of
 * an id does, and a thread's own would be just that, since every request has a thread of its own.
 */
final class KeyedHash {
    private final InstallationKey key;
    private final String use;
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    KeyedHash(InstallationKey key, String use) {
        this.key = key;
        this.use = use;
    }

    /** The 32 bytes of HMAC-SHA-256 over the bytes. */
    byte[] of(byte[] bytes) {
        Mac kept = idle.poll();
        Mac mac = kept == null ? key.macFor(use) : kept;
        byte[] hash = mac.doFinal(bytes);
        idle.offer(mac);
        return hash;
    }
}
