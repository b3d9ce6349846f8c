package io.kalimtak.system.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** docs/rollouts.md with its pictures: people write the text, the command what stands between two marks. */
final class Page {
    private final Path file;
    private final Path pictures;

    /** The page of a project. */
    Page(Path project) {
        file = project.resolve("docs/rollouts.md");
        pictures = project.resolve("docs/rollouts");
    }

    /** Puts a text between {@code <!-- name -->} and {@code <!-- /name -->}. Throws IOException where the page lacks these. */
    void put(String name, String text) throws IOException {
        Files.writeString(file, between(Files.readString(file), name, text));
    }

    /** Writes a picture that the page shows. */
    void draw(String name, String svg) throws IOException {
        Files.createDirectories(pictures);
        Files.writeString(pictures.resolve(name + ".svg"), svg);
    }

    static String between(String page, String name, String text) throws IOException {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- /" + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end, from);
        if (from < 0 || to < 0) {
            throw new IOException("docs/rollouts.md has no place for \"" + name + "\": it needs the lines "
                    + begin.strip() + " and " + end);
        }
        return page.substring(0, from) + begin + text + page.substring(to);
    }
}
