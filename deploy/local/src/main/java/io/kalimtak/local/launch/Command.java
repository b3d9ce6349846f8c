package io.kalimtak.local.launch;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What the command line asks for. {@code test}, {@code logs} and {@code help} are the script's own. */
public sealed interface Command {
    /**
     * Start everything and stay.
     *
     * @param ports where to listen
     * @param demo replay the demonstration once everything is ready
     * @param supervise start a process again when it dies, instead of stopping everything
     */
    record Up(PortPlan ports, boolean demo, boolean supervise) implements Command {}

    /** Show the processes. */
    record Status() implements Command {}

    /** Stop what runs. */
    record Down() implements Command {}

    /** Reads the words after the program's name. Throws UsageException. */
    static Command parse(String... words) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(words));
        String name = rest.isEmpty() ? "" : rest.pop();
        Command command = switch (name) {
            case "up" -> up(rest);
            case "status" -> new Status();
            case "down" -> new Down();
            default -> throw new UsageException("unknown command \"" + name + "\"; see ./kalimtak help");
        };
        if (!rest.isEmpty()) {
            throw new UsageException(name + " does not know \"" + rest.peek() + "\"; see ./kalimtak help");
        }
        return command;
    }

    private static Up up(Deque<String> rest) {
        PortPlan ports = PortPlan.standard();
        boolean demo = false;
        boolean supervise = false;
        while (!rest.isEmpty()) {
            String option = rest.peek();
            if (option.equals("--demo")) {
                demo = true;
            } else if (option.equals("--supervise")) {
                supervise = true;
            } else if (option.equals("--port-base")) {
                rest.pop();
                ports = PortPlan.from(number(rest.peek()));
            } else if (option.startsWith("--port-base=")) {
                ports = PortPlan.from(number(option.substring("--port-base=".length())));
            } else {
                break;
            }
            rest.pop();
        }
        return new Up(ports, demo, supervise);
    }

    private static int number(String word) {
        if (word == null || !word.matches("\\d{1,9}")) {
            throw new UsageException(
                    "--port-base wants a port number" + (word == null ? "" : ", not \"" + word + "\""));
        }
        return Integer.parseInt(word);
    }
}
