package io.kalimtak.training.launch.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param command program and arguments; no shell reads them
 * @param environment all that the program sees of one
 * @param folder that it runs in; it exists
 * @param errors file that takes its standard error, appended to; null to drop it
 */
public record ChildOrder(List<String> command, Map<String, String> environment, Path folder, Path errors) {
    public ChildOrder {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
