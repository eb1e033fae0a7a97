package io.signalbox.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// The command line of [LabMain].
record LabArguments(
        Optional<Path> readyFile,
        boolean managed,
        boolean empty,
        int clients,
        Duration deploymentMinute,
        boolean help) {
    static final String USAGE =
            """
            Usage: signalbox lab [--clients N] [--ready-file FILE] [--managed] [--empty] [--deployment-minute S]

            Runs a whole Socket.IO fleet on this machine: servers as ECS tasks, Redis, a load balancer, an AWS endpoint
            for the SDKs and the aws command, and synthetic clients. Everything listens on 127.0.0.1, on free ports that
            are printed. It stops on Ctrl+C and when the process that started it ends, and leaves nothing behind.

              --clients N        synthetic clients, 0 to 10000 (default 200)
              --ready-file FILE  write one JSON object with all addresses to FILE when all is up
              --managed          take the admin password from the first line of standard input, print none, and stop
                                 when standard input ends
              --empty            no fleet and no clients: Redis and the AWS endpoint only, for `signalbox deploy`
              --deployment-minute S
                                 seconds that a minute of ECS's bake times takes, 1 to 60 (default 1)
              --help             show this
            """;

    /// @throws IllegalArgumentException naming the argument that is wrong and what is allowed
    static LabArguments parse(List<String> arguments) {
        Optional<Path> readyFile = Optional.empty();
        boolean managed = false;
        boolean empty = false;
        boolean help = false;
        int clients = LabOptions.standard().clients();
        Duration minute = LabOptions.standard().deploymentMinute();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--help", "-h" -> help = true;
                case "--managed" -> managed = true;
                case "--empty" -> empty = true;
                case "--ready-file" -> readyFile = Optional.of(Path.of(value(argument, rest)));
                case "--clients" -> clients = number(argument, value(argument, rest), 0, 10_000);
                case "--deployment-minute" ->
                        minute = Duration.ofSeconds(number(argument, value(argument, rest), 1, 60));
                default ->
                        throw new IllegalArgumentException(
                                ("unknown option '%s'; allowed: --clients, --ready-file, --managed, --empty,"
                                                + " --deployment-minute, --help")
                                        .formatted(argument));
            }
        }
        return new LabArguments(readyFile, managed, empty, clients, minute, help);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, String text, int least, int most) {
        try {
            int count = Integer.parseInt(text);
            if (count >= least && count <= most) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number that is out of range
        }
        throw new IllegalArgumentException(
                "%s must be %d to %d, not '%s'".formatted(option, least, most, text));
    }
}
