package io.signalbox.lab.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a small JVM with this JVM's own runtime and class path.
final class JavaCommand {
    private JavaCommand() {}

    /// @param options of the JVM
    static List<String> of(List<String> options, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        return command;
    }
}
