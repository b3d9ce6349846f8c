package io.kalimtak.prompt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Everything an artifact holds, as one text; binary parts read as nonsense in which plain letters still are found. */
final class ArtifactText {
    private ArtifactText() {}

    static String of(Path artifact) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(artifact.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
