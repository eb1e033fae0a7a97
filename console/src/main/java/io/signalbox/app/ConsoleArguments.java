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
              --clients N         synthetic clients of the lab, 0 to 2000 (default 200)
              --theme THEME       dark or light (default dark)
              --help              this text

            The fleet needs @socket.io/admin-ui on its servers: instrument(io, { auth: … }).
            """;

    /// Show the help and do nothing.
    record Help() implements ConsoleArguments {}

    /// Start a lab and open on it.
    record OnLab(int clients, boolean light) implements ConsoleArguments {}

    /// Watch a fleet by its admin namespace alone.
    record OnFleet(AdminEndpoint admin, boolean light) implements ConsoleArguments {}

    /// Open what the environments file calls by this name.
    record OnEnvironment(String name, boolean light) implements ConsoleArguments {}

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
                    "--clients",
                    "--theme");

    private static ConsoleArguments interpret(Map<String, String> options) {
        boolean light = light(options.get("--theme"));
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

    private static boolean light(@Nullable String theme) {
        return switch (theme) {
            case null -> false;
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
