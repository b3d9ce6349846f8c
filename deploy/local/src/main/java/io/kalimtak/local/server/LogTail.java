package io.kalimtak.local.server;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log file. */
public final class LogTail {
    private static final int BYTES_READ = 32 * 1024;
    private static final int LONGEST_LINE = 300;
    private static final Pattern TROUBLE = Pattern.compile("Caused by:|FATAL|ERROR|Exception|Error:");

    private LogTail() {}

    /**
     * The last line that looks like a cause, else the last line, cut to 300 characters.
     *
     * @param log the file
     * @param start where the lines of interest begin, in bytes: what stands before is of an earlier run
     */
    public static String cause(Path log, long start) {
        List<String> lines = lines(log, start);
        return lines.reversed().stream()
                .filter(line -> TROUBLE.matcher(line).find())
                .findFirst()
                .or(() -> lines.reversed().stream().findFirst())
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
                .orElse("it left no message");
    }

    private static List<String> lines(Path log, long start) {
        if (!Files.isRegularFile(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.clamp(file.length() - BYTES_READ, Math.min(start, file.length()), file.length());
            byte[] end = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(end);
            return new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of("the log cannot be read: " + e.getMessage());
        }
    }
}
