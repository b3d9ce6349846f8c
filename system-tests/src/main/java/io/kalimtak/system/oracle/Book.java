package io.kalimtak.system.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A ledger that was read.
 *
 * @param sent the sessions that a request went out in
 * @param answered what was answered, by session
 * @param accepted the interaction that a rating is about, by the rating's id
 */
record Book(Set<UUID> sent, Map<UUID, Answer> answered, Map<UUID, UUID> accepted) {
    /** An answer: its id and the digest of its text. */
    record Answer(UUID interaction, String outputMd5) {}

    static Book read(Path ledger) throws IOException {
        Book book = new Book(new HashSet<>(), new HashMap<>(), new HashMap<>());
        for (String line : Files.readAllLines(ledger)) {
            String[] words = line.split(" ");
            UUID id = UUID.fromString(words[1]);
            switch (words[0]) {
                case Ledger.SENT -> book.sent.add(id);
                case Ledger.ANSWERED -> book.answered.put(id, new Answer(UUID.fromString(words[2]), words[3]));
                case Ledger.ACCEPTED -> book.accepted.put(id, UUID.fromString(words[2]));
                default -> throw new IOException("the ledger has a line that nobody wrote: " + line);
            }
        }
        return book;
    }
}
