package io.signalbox.app;

import io.signalbox.environment.AdminEndpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the console was asked for on its command line. A password is never part of it.
sealed interface ConsoleArguments {

    String HELP =
            """
            Usage: ./signalbox console [OPTIONS]

            With no options the console starts a lab on this machine and opens on it.

              --admin-url URL     watch the Socket.IO fleet behind this URL, for example http://127.0.0.1:3000
              --username NAME     log in as NAME; the password is asked for, here or in a window
              --namespace NAME    admin namespace (default /admin)
              --path PATH         Engine.IO path (default /socket.io/)
              --environment NAME  open an environment of the environments file
              --environments      begin with the list of environments
              --clients N         synthetic clients of the lab, 0 to 2000 (default 200)
              --theme THEME       dark or light (default as last chosen)
              --help              this text

            The fleet needs @socket.io/admin-ui on its servers: instrument(io, { auth: … }).
            """;

    /// The look that was asked for; null for the one chosen last.
    @Nullable Boolean light();

    /// Show the help and do nothing.
    record Help() implements ConsoleArguments {
        @Override
        public @Nullable Boolean light() {
            return null;
        }
    }

    /// Start a lab and open on it.
    record OnLab(int clients, @Nullable Boolean light) implements ConsoleArguments {}

    /// Watch a fleet by its admin namespace alone.
    record OnFleet(AdminEndpoint admin, @Nullable Boolean light) implements ConsoleArguments {}

    /// Open what the environments file calls by this name.
    record OnEnvironment(String name, @Nullable Boolean light) implements ConsoleArguments {}

    /// Begin with the list of environments.
    record OnList(@Nullable Boolean light) implements ConsoleArguments {}

    /// Reads a command line.
    ///
    /// @throws UsageException with one sentence that names the wrong option and what is allowed
    static ConsoleArguments parse(String... args) {
        Map<String, String> options = new LinkedHashMap<>();
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String name = words.next();
            if (name.equals("--help") || name.equals("-h")) {
                return new Help();
            }
            if (!KNOWN.contains(name)) {
                throw new UsageException(
                        "unknown option '" + name + "'; see ./signalbox console --help");
            }
            if (name.equals("--environments")) {
                options.put(name, "");
                continue;
            }
            if (!words.hasNext()) {
                throw new UsageException(name + " needs a value");
            }
            if (options.put(name, words.next()) != null) {
                throw new UsageException(name + " is given twice");
            }
        }
        return interpret(options);
    }

    Set<String> KNOWN =
            Set.of(
                    "--admin-url",
                    "--username",
                    "--namespace",
                    "--path",
                    "--environment",
                    "--environments",
                    "--clients",
                    "--theme");

    private static ConsoleArguments interpret(Map<String, String> options) {
        Boolean light = light(options.get("--theme"));
        String url = options.get("--admin-url");
        String environment = options.get("--environment");
        for (String name : Set.of("--username", "--namespace", "--path")) {
            if (url == null && options.containsKey(name)) {
                throw new UsageException(name + " goes with --admin-url");
            }
        }
        if (url != null && environment != null) {
            throw new UsageException("--admin-url and --environment exclude each other");
        }
        if (options.containsKey("--environments")) {
            return list(options, light);
        }
        if (options.containsKey("--clients") && (url != null || environment != null)) {
            throw new UsageException("--clients is for the lab alone");
        }
        if (url != null) {
            return new OnFleet(
                    new AdminEndpoint(
                            uri(url),
                            options.getOrDefault("--path", AdminEndpoint.DEFAULT_PATH),
                            options.getOrDefault("--namespace", AdminEndpoint.DEFAULT_NAMESPACE),
                            options.get("--username")),
                    light);
        }
        return environment != null
                ? new OnEnvironment(environment, light)
                : new OnLab(clients(options.getOrDefault("--clients", "200")), light);
    }

    private static OnList list(Map<String, String> options, @Nullable Boolean light) {
        for (String name : options.keySet()) {
            if (!name.equals("--environments") && !name.equals("--theme")) {
                throw new UsageException("--environments and " + name + " exclude each other");
            }
        }
        return new OnList(light);
    }

    private static @Nullable Boolean light(@Nullable String theme) {
        return switch (theme) {
            case null -> null;
            case "dark" -> false;
            case "light" -> true;
            default -> throw new UsageException("--theme '" + theme + "': dark or light");
        };
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new UsageException(
                    "--admin-url '" + text + "' is not a URL such as http://127.0.0.1:3000", e);
        }
    }

    private static int clients(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > 2000) {
            throw new UsageException("--clients '" + text + "': a number from 0 to 2000");
        }
        return Integer.parseInt(text);
    }
}
