package io.kalimtak.training.launch.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.launch.EmbeddedArtifacts;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Launcher;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.ProgramResult;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.launch.process.ChildEnd;
import io.kalimtak.training.launch.process.ChildOrder;
import io.kalimtak.training.launch.process.ChildProcess;
import io.kalimtak.training.launch.process.LeftProcess;
import io.kalimtak.training.launch.process.PlainEnvironment;
import io.kalimtak.training.launch.process.ProgramEnd;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets a program on this machine train. Its contract is docs/launchers.md. */
@ApplicationScoped
public class CommandLauncher implements Launcher {
    /** Its name in orders. */
    public static final String NAME = "command";

    private static final String JOB = "job.json";
    private static final String PROGRAM = "The program";
    /** EX_TEMPFAIL of BSD's sysexits.h: the same may succeed later. */
    private static final int TRY_AGAIN = 75;

    private final CommandConfig config;
    private final WorkFolders folders;
    private final ObjectMapper json = new ObjectMapper();

    @Inject
    public CommandLauncher(CommandConfig config, WorkFolders folders) {
        this.config = config;
        this.folders = folders;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String target() {
        return config.target();
    }

    @Override
    public boolean isConfigured() {
        return config.program().filter(program -> !program.isEmpty()).isPresent();
    }

    @Override
    public boolean supports(Method method) {
        return config.methods().contains(method.label());
    }

    @Override
    public TrainingOutcome launch(TrainingJob job, Watch watch) throws LaunchException {
        CommandJob order = CommandJob.of(job);
        ChildEnd end;
        try {
            Files.createDirectories(job.folder());
            Files.deleteIfExists(Path.of(order.result()));
            json.writeValue(job.folder().resolve(JOB).toFile(), order);
            end = ChildProcess.run(process(job), watch);
        } catch (IOException e) {
            throw new LaunchException(
                    "The program could not be started; check kalimtak.training.command.program and the storage.", e);
        }
        if (end.exitCode() == TRY_AGAIN) {
            throw new AwayException("The program cannot train now"
                    + end.error().map(": "::concat).orElse("") + ".");
        }
        ProgramEnd.judge(PROGRAM, end, job);
        return outcome(job, Path.of(order.result()));
    }

    @Override
    public void abandon(UUID runId, Watch watch) {
        LeftProcess.end(folders.of(runId));
    }

    private ChildOrder process(TrainingJob job) {
        List<String> command = new ArrayList<>(config.program().orElseThrow());
        command.add(job.folder().resolve(JOB).toString());
        Map<String, String> environment = PlainEnvironment.variables();
        config.passEnvironment().orElse(List.of()).forEach(name -> PlainEnvironment.pass(name, environment));
        return new ChildOrder(
                command, environment, job.folder(), config.errorFile().orElse(null));
    }

    private static TrainingOutcome outcome(TrainingJob job, Path file) throws LaunchException {
        try {
            ProgramResult result = ProgramResult.in(file);
            return result.outcome(result.endpoint() != null ? result.served() : artifact(job, result));
        } catch (IOException e) {
            throw new LaunchException("What the program made could not be read from storage.", e);
        }
    }

    private static TrainedArtifact artifact(TrainingJob job, ProgramResult result) throws IOException, LaunchException {
        String told = result.checksum();
        TrainedArtifact made = EmbeddedArtifacts.of(job)
                .orElseThrow(() -> new LaunchException("The program ended well, but made neither an artifact of this"
                        + " version and set nor an endpoint."));
        if (told != null && !told.equals(made.sha256())) {
            throw new LaunchException("The artifact has another SHA-256 than the program's result says.");
        }
        return made;
    }
}
