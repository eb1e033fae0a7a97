package io.signalbox.app.deploy;

import io.signalbox.app.UsageException;
import io.signalbox.environment.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `signalbox deploy` was asked for.
///
/// @param file the fleet file
/// @param only names of stacks within the fleet; empty: all
/// @param planOnly show the plan and change nothing
/// @param remove delete instead of deploying
/// @param sure do not ask before beginning
/// @param remember keep the fleet as an environment of the console
/// @param region null: as the file says
/// @param profile null: the default profile
/// @param endpoint of a lab; null for AWS
record DeployArguments(
        Path file,
        Set<String> only,
        boolean planOnly,
        boolean remove,
        boolean sure,
        boolean remember,
        @Nullable String region,
        @Nullable String profile,
        @Nullable URI endpoint) {

    static final String HELP =
            """
            Usage: ./signalbox deploy --environment FILE [OPTIONS]

            Brings the fleet that FILE describes up, or up to date: stack by stack, in the order of the file, each update
            through a change set. Shows the plan and asks before it begins. What is as the file says is left alone.

              --environment FILE  the fleet file, for example infra-templates/environments/small.yaml
              --plan              show the plan and change nothing
              --only NAME,…       only these stacks of the file
              --remove            delete the fleet's stacks, the last first
              --yes               do not ask
              --remember          then keep the fleet as an environment of the console, by what its stacks say
              --region REGION     instead of the one in the file
              --profile NAME      profile of the AWS configuration (default: the default profile)
              --endpoint URL      a lab on this machine instead of AWS; ./signalbox lab prints its URL
              --help              this text

            Exit status: 0 everything is as the file says, 1 something failed or stands against it, 2 wrong command line,
            3 not confirmed.
            """;

    private static final Set<String> FLAGS = Set.of("--plan", "--remove", "--yes", "--remember");
    private static final Set<String> VALUES =
            Set.of("--environment", "--only", "--region", "--profile", "--endpoint");

    /// @throws UsageException with one sentence that names the wrong option and what is allowed
    static DeployArguments parse(List<String> words) {
        Options options = options(words);
        String file = options.value("--environment");
        if (file == null) {
            throw new UsageException("--environment FILE is needed: the fleet file to deploy");
        }
        if (options.has("--remember") && (options.has("--plan") || options.has("--remove"))) {
            throw new UsageException(
                    "--remember keeps a fleet that is there; it goes with neither --plan nor"
                            + " --remove");
        }
        String only = options.value("--only");
        return new DeployArguments(
                Path.of(file),
                only == null ? Set.of() : new LinkedHashSet<>(List.of(only.split(",", -1))),
                options.has("--plan"),
                options.has("--remove"),
                options.has("--yes"),
                options.has("--remember"),
                options.value("--region"),
                options.value("--profile"),
                endpoint(options));
    }

    private static Options options(List<String> words) {
        Options options = new Options(new HashMap<>());
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String name = left.pop();
            if (FLAGS.contains(name)) {
                options.put(name, "");
            } else if (!VALUES.contains(name)) {
                throw new UsageException(
                        "unknown option '" + name + "'; see ./signalbox deploy --help");
            } else if (left.isEmpty() || left.peek().isEmpty()) {
                throw new UsageException(name + " needs a value");
            } else {
                options.put(name, left.pop());
            }
        }
        return options;
    }

    private static @Nullable URI endpoint(Options options) {
        String text = options.value("--endpoint");
        if (text == null) {
            return null;
        }
        if (options.value("--profile") != null) {
            throw new UsageException(
                    "--endpoint and --profile exclude each other: a lab takes no real credentials");
        }
        try {
            URI uri = new URI(text);
            if (!"http".equals(uri.getScheme()) || !Loopback.is(uri)) {
                throw new UsageException(
                        "--endpoint '"
                                + text
                                + "' must be http on this machine, such as http://127.0.0.1:4566");
            }
            return uri;
        } catch (URISyntaxException wrong) {
            throw new UsageException(
                    "--endpoint '" + text + "' is not a URL such as http://127.0.0.1:4566", wrong);
        }
    }

    private record Options(Map<String, String> given) {
        void put(String name, String value) {
            if (given.put(name, value) != null) {
                throw new UsageException(name + " is given twice");
            }
        }

        boolean has(String name) {
            return given.containsKey(name);
        }

        @Nullable String value(String name) {
            return given.get(name);
        }
    }
}
