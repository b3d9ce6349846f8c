package io.kalimtak.training.launch.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.sets.PreferenceFile;
import io.kalimtak.training.sets.RowFile;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.sets.UnpairedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The child process: trains what the file that its one argument names orders, and tells its progress on standard output.
 * It ends itself when its standard input ends, for then its parent is gone. Of a failure it says the kind and the place,
 * never the message, which may quote a row.
 */
public final class EmbeddedTraining {
    static final int FAILED = 1;
    static final int ORPHANED = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    private EmbeddedTraining(PrintStream out) {
        this.out = out;
    }

    /** Exit code 0 when the artifact is in place. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        // Libraries that print may not do it where the parent reads.
        System.setOut(System.err);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWithParent(System.in));
        int code = new EmbeddedTraining(out).run(Path.of(arguments[0]));
        out.flush();
        Runtime.getRuntime().halt(code);
    }

    private static void endWithParent(InputStream in) {
        try {
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(ORPHANED);
        }
        Runtime.getRuntime().halt(ORPHANED);
    }

    private int run(Path order) {
        try {
            train(JSON.readValue(order.toFile(), EmbeddedOrder.class));
            return 0;
        } catch (IOException | UncheckedIOException e) {
            return failed("A file could not be read or written; check the storage's free space", e);
        } catch (BrokenSetException e) {
            return failed("The training set cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return failed("An unexpected error stopped the training", e);
        }
    }

    private int failed(String what, Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0].getClassName() + ":" + trace[0].getLineNumber();
        tell(Map.of("error", what + " (" + cause.getClass().getSimpleName() + place + ")"));
        return FAILED;
    }

    private void train(EmbeddedOrder order) throws BrokenSetException {
        TrainingOptions options = TrainingOptions.defaults(order.version(), order.parentVersion(), order.setHash())
                .withMinSources(order.minSources());
        Lessons lessons = lessons(order);
        tell(Map.of("log", describe(lessons)));
        new PromptTrainer()
                .train(
                        lessons.approved(),
                        lessons.refused(),
                        options,
                        Path.of(order.artifact()),
                        (phase, share) -> tell(Map.of("phase", phase, "progress", share)));
    }

    private static Lessons lessons(EmbeddedOrder order) throws BrokenSetException {
        List<SetRow> rows = RowFile.read(Path.of(order.rows()));
        if (order.preferences() != null) {
            return Lessons.preferred(rows, PreferenceFile.read(Path.of(order.preferences())));
        }
        if (order.unpaired() != null) {
            return Lessons.judged(rows, UnpairedFile.read(Path.of(order.unpaired())));
        }
        return Lessons.supervised(rows);
    }

    private static String describe(Lessons lessons) {
        String refused =
                lessons.refused().isEmpty() ? "" : ", " + lessons.refused().size() + " refused answers";
        return "training on " + lessons.approved().size() + " pairs" + refused;
    }

    private void tell(Map<String, Object> line) {
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
