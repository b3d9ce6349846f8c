package io.kalimtak.prompt.artifact;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names and encodings that writer and reader share. */
final class Parts {
    static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Parts() {}

    static String corpus(String language) {
        return language + "/corpus.json";
    }

    static String vectors(String language) {
        return language + "/vectors.bin";
    }

    static String weights(String language) {
        return language + "/weights.json";
    }

    static String rejections(String language) {
        return language + "/rejections.json";
    }

    static String rejectedRequests(String language) {
        return language + "/rejections.bin";
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }
}
