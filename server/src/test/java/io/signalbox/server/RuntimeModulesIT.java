package io.signalbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The container's run-time has the modules of `jlink-modules.txt` only.
class RuntimeModulesIT {
    /// Jackson and Logback know values of these modules and do without them where they are absent: Java
    /// beans' annotations and SQL's dates.
    private static final Set<String> DISPENSABLE = Set.of("java.desktop", "java.sql");

    /// On the class path of tests only.
    private static final List<String> OF_TESTS =
            List.of(
                    "junit",
                    "assertj",
                    "awaitility",
                    "archunit",
                    "embedded-redis",
                    "guava",
                    "jazzer",
                    "hamcrest",
                    "byte-buddy",
                    "opentest4j",
                    "apiguardian",
                    "commons-io",
                    "pkitesting",
                    "checker-qual",
                    "jsr305",
                    "error_prone",
                    "j2objc",
                    "failureaccess",
                    "listenablefuture",
                    "jdk18on",
                    "bouncycastle");

    @Test
    void containerHasEveryModuleThatTheServerNeeds() throws Exception {
        Set<String> listed = new TreeSet<>(Files.readAllLines(Path.of("jlink-modules.txt")));

        assertThat(needed())
                .isNotEmpty()
                .allMatch(m -> listed.contains(m) || DISPENSABLE.contains(m));
    }

    private static Set<String> needed() throws IOException, InterruptedException {
        List<String> jars =
                Arrays.stream(System.getProperty("java.class.path").split(":"))
                        .filter(entry -> entry.endsWith(".jar"))
                        .filter(entry -> OF_TESTS.stream().noneMatch(fileName(entry)::contains))
                        .toList();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jdeps").toString());
        command.addAll(List.of("--multi-release", "25", "--ignore-missing-deps"));
        command.addAll(List.of("-q", "--print-module-deps", "--class-path"));
        command.add(String.join(":", jars));
        command.add(Path.of("target", "classes").toString());
        command.addAll(jars);
        Process jdeps = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = jdeps.inputReader().lines().toList();
        assertThat(jdeps.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(jdeps.exitValue()).as("%s", lines).isZero();
        return Arrays.stream(lines.getLast().split(",")).collect(Collectors.toSet());
    }

    private static String fileName(String entry) {
        return String.valueOf(Path.of(entry).getFileName());
    }
}
