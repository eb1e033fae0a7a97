package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lab as a process: whatever ends it, nothing that it started stays.
class LabMainIT {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir private Path folder;
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatAFailureLeft() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(javaCommand());
        command.addAll(List.of("--clients", "0", "--ready-file", ready().toString()));
        command.addAll(List.of(options));
        return launch(command);
    }

    private List<String> javaCommand() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LabMain.class.getName());
    }

    private Process launch(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output().toFile())
                        .start();
        started.add(process);
        return process;
    }

    private Path ready() {
        return folder.resolve("ready.json");
    }

    private Path output() {
        return folder.resolve("output.txt");
    }

    private static void say(Process process, String line) throws IOException {
        process.outputWriter().write(line + "\n");
        process.outputWriter().flush();
    }

    private JsonNode awaitReady() throws IOException {
        await().atMost(LONG).until(() -> Files.exists(ready()));
        return new ObjectMapper().readTree(ready().toFile());
    }

    private void assertAllGone(List<ProcessHandle> family) {
        assertThat(family).as("servers, Redis and reaper").hasSizeGreaterThanOrEqualTo(4);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
    }

    private static List<ProcessHandle> children(ProcessHandle of) {
        try (Stream<ProcessHandle> children = of.descendants()) {
            return children.toList();
        }
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws Exception {
        Process lab = start("--managed");
        say(lab, PASSWORD);
        JsonNode facts = awaitReady();
        assertThat(facts.get("servers")).hasSize(2);
        assertThat(facts.get("cluster").asText()).isEqualTo("channels");
        List<ProcessHandle> family = children(lab.toHandle());
        assertThat(family)
                .extracting(ProcessHandle::pid)
                .contains(facts.get("servers").get(0).get("pid").asLong());
        lab.destroyForcibly();
        assertAllGone(family);
        assertThat(Files.readString(output())).doesNotContain(PASSWORD);
        assertThat(Files.readString(ready())).doesNotContain(PASSWORD);
    }

    @Test
    void stopsInOrderWhenStandardInputEnds() throws Exception {
        Process lab = start("--managed");
        say(lab, PASSWORD);
        awaitReady();
        List<ProcessHandle> family = children(lab.toHandle());
        lab.getOutputStream().close();
        assertThat(lab.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(lab.exitValue()).isZero();
        assertAllGone(family);
    }

    @Test
    void stopsWhenItsParentIsKilled() throws Exception {
        List<String> lab = new ArrayList<>(javaCommand());
        lab.addAll(List.of("--clients", "0", "--ready-file", ready().toString()));
        // a shell that is the parent; the colon after it keeps it from becoming the lab by exec
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\"; :", "sh"));
        command.addAll(lab);
        Process parent = launch(command);
        // The file comes before the words.
        awaitReady();
        await().atMost(LONG).until(() -> Files.readString(output()).contains("ready; Ctrl+C"));
        assertThat(Files.readString(output())).contains("password").contains("modify-rule");
        List<ProcessHandle> family = children(parent.toHandle());
        parent.destroyForcibly();
        assertAllGone(family);
    }

    @Test
    void startsWithNothingInItAndSaysOnlyWhatThereIs() throws Exception {
        Process lab = start("--managed", "--empty");
        say(lab, PASSWORD);
        JsonNode facts = awaitReady();
        assertThat(facts.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "awsEndpoint", "adminUsername", "redisUrl", "region", "accountId");
        await().atMost(LONG).until(() -> Files.readString(output()).contains("ready; Ctrl+C"));
        assertThat(Files.readString(output()))
                .contains("AWS endpoint", "Redis", "list-stacks")
                .doesNotContain("Load balancer", "Server ", "modify-rule");
        lab.getOutputStream().close();
        assertThat(lab.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(lab.exitValue()).isZero();
    }

    @Test
    void refusesAWrongCommandLine() throws Exception {
        Process lab = start("--clients", "-4");
        assertThat(lab.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lab.exitValue()).isEqualTo(2);
        assertThat(Files.readString(output())).contains("--clients must be 0 to 10000, not '-4'");
    }
}
