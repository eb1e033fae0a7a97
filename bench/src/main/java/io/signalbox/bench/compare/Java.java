package io.signalbox.bench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Command lines of JVMs with this JVM's own runtime and class path.
public final class Java {
    /// The log of all processes: warnings only, on standard error.
    public static final String LOG = "signalbox-bench-logback.xml";

    private Java() {}

    /// @param options of the JVM
    public static List<String> command(
            List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dlogback.configurationFile=" + LOG);
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }
}
