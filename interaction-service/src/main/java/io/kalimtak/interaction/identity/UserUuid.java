package io.kalimtak.interaction.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A user id as the data model's UUID column takes it: the id itself where it is a UUID, else the version 5 UUID
 * (RFC 9562, section 5.5: SHA-1) of it under a namespace of this product, so that one user id has one UUID everywhere.
 */
final class UserUuid {
    /** Made once for this product; changing it would give every user another UUID. */
    static final UUID NAMESPACE = UUID.fromString("6f0b7d0e-52c7-5b1d-9c55-3c1d6a3e8f41");

    // UUID.fromString takes shorter groups too; "1-1-1-1-1" is somebody's user name, not a UUID.
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private UserUuid() {}

    /** Null for a request without a user. */
    static UUID of(String userId) {
        if (userId == null) {
            return null;
        }
        return CANONICAL.matcher(userId).matches() ? UUID.fromString(userId) : version5(NAMESPACE, userId);
    }

    static UUID version5(UUID namespace, String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha1(namespace, name));
        long high = (hash.getLong() & ~0xF000L) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(UUID namespace, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .flip());
            return digest.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
