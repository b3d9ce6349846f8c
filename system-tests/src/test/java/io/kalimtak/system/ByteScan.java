package io.kalimtak.system;

import io.kalimtak.kit.privacy.ByteSearch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.postgresql.PGConnection;

/** Looks for a string in the raw bytes of everything that an installation keeps. */
final class ByteScan {
    private static final String EVERY_TABLE = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1""";

    private final ByteSearch search;

    ByteScan(String wanted) {
        this.search = new ByteSearch(List.of(wanted));
    }

    /** Tables that hold it, as COPY gives them out: what a dump would have. */
    Set<String> tables(DataSource database) throws SQLException, IOException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            for (String table : new Tables(database).column(EVERY_TABLE)) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", bytes);
                if (search.in(bytes.toByteArray())) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    /** Files below a folder that hold it, what is packed in zip files too; paths relative to the folder. */
    Set<String> files(Path folder) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (plain(file) || file.toString().endsWith(".zip") && packed(file)) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }

    private boolean plain(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return search.in(bytes);
        }
    }

    private boolean packed(Path file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            while (zip.getNextEntry() != null) {
                if (search.in(zip)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Topics, the brokers' own among them, with a record that holds it. */
    Set<String> topics(String bootstrapServers) {
        Set<String> found = new TreeSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "exclude.internal.topics", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.listTopics()
                    .forEach((topic, infos) ->
                            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> open = new HashMap<>(consumer.endOffsets(partitions));
            while (!open.isEmpty()) {
                consumer.poll(Duration.ofMillis(300)).forEach(record -> {
                    if (search.in(record.value()) || search.in(record.key())) {
                        found.add(record.topic());
                    }
                });
                open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
        return found;
    }
}
