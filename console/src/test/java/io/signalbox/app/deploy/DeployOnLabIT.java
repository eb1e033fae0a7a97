package io.signalbox.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.cloud.WeightedGroup;
import io.signalbox.cloud.aws.AwsGateways;
import io.signalbox.cloud.aws.sdk.AwsSession;
import io.signalbox.cloud.stack.ResourceDrift;
import io.signalbox.cloud.stack.Stack;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.journal.Journal;
import io.signalbox.journal.JournalEntry;
import io.signalbox.lab.Lab;
import io.signalbox.lab.LabOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example fleets in a lab that holds nothing: real change sets, real server processes.
class DeployOnLabIT {

    private static final Path FILES = Path.of("..", "infra-templates", "environments");

    @TempDir Path folder;

    private final List<String> said = new ArrayList<>();
    private Lab lab;
    private Journal journal;

    @BeforeEach
    void open() throws IOException {
        lab = Lab.start(LabOptions.empty());
        journal = Journal.open(folder.resolve("journal.jsonl"), InstantSource.system());
    }

    @AfterEach
    void close() {
        journal.close();
        lab.close();
    }

    private int deploy(Path file, String... more) {
        said.clear();
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "--environment",
                                file.toString(),
                                "--endpoint",
                                lab.awsEndpoint().toString()));
        words.addAll(List.of(more));
        return new DeployRun(
                        DeployArguments.parse(words),
                        journal,
                        environments(),
                        said::add,
                        _ -> false)
                .run();
    }

    private EnvironmentStore environments() {
        return new EnvironmentStore(folder.resolve("environments.json"), InstantSource.system());
    }

    /// A fleet file with one of its words changed.
    private Path changed(Path file, String word, String other) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(word);
        return Files.writeString(
                folder.resolve("changed-" + file.getFileName()), text.replace(word, other));
    }

    /// Shifts half of the traffic, looks for drift, and shifts back.
    private static void shiftedTrafficIsNoDrift(AwsTarget target) {
        try (AwsSession session = AwsSession.open(target, () -> true)) {
            AwsGateways gateways = session.gateways();
            String rule = Objects.requireNonNull(target.ruleArn());
            List<WeightedGroup> before = gateways.traffic().rule(rule).weights();
            List<WeightedGroup> half =
                    before.stream()
                            .map(side -> new WeightedGroup(side.targetGroupArn(), 50))
                            .toList();
            gateways.traffic().writeWeights(rule, before, half);

            String id = gateways.stacks().detectDrift("small-traffic");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> gateways.stacks().detection(id).over());

            assertThat(gateways.stacks().stack("small-traffic").orElseThrow().drift())
                    .isEqualTo("DRIFTED");
            assertThat(gateways.stacks().drifts("small-traffic"))
                    .isNotEmpty()
                    .noneMatch(ResourceDrift::matters);
            gateways.traffic().writeWeights(rule, half, before);
        }
    }

    private static int statusOf(URI url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(5_000);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    private List<Stack> stacks() {
        AwsTarget target =
                new AwsTarget(
                        "eu-west-1", lab.awsEndpoint(), null, "any", "blue", "green", null, null);
        try (AwsSession session = AwsSession.open(target, () -> false)) {
            return session.gateways().stacks().stacks();
        }
    }

    @Test
    void theSmallFleetIsMadeUpdatedByOneParameterAndRemoved() throws IOException {
        Path small = FILES.resolve("small.yaml");

        assertThat(deploy(small)).as("not confirmed").isEqualTo(DeployRun.NOT_CONFIRMED);
        assertThat(stacks()).isEmpty();
        assertThat(deploy(small, "--yes")).as("%s", said).isEqualTo(DeployRun.DONE);
        assertThat(stacks()).hasSize(13).allMatch(stack -> stack.status().asAsked());
        assertThat(lab.running()).hasSize(2).allMatch(task -> task.healthy());

        assertThat(deploy(small, "--remember")).as("%s", said).isEqualTo(DeployRun.DONE);
        Environment kept = environments().load().environments().getFirst();
        assertThat(kept.name()).isEqualTo("small");
        assertThat(kept.kind()).isEqualTo(EnvironmentKind.LAB);
        assertThat(kept.aws())
                .extracting(AwsTarget::cluster, AwsTarget::blueService, AwsTarget::greenService)
                .containsExactly("small", "small-blue", "small-green");
        assertThat(statusOf(kept.admin().url().resolve("/socket.io/?EIO=4&transport=polling")))
                .as("a server of the fleet answers at %s", kept.admin().url())
                .isEqualTo(200);

        shiftedTrafficIsNoDrift(Objects.requireNonNull(kept.aws()));

        assertThat(deploy(small, "--plan")).isEqualTo(DeployRun.DONE);
        assertThat(said).contains("  ok: Nothing to deploy: everything is as the file says.");

        Path slower = changed(small, "DeregistrationDelay: 60", "DeregistrationDelay: 90");
        assertThat(deploy(slower, "--yes")).as("%s", said).isEqualTo(DeployRun.DONE);
        assertThat(said)
                .filteredOn(line -> line.contains("\u2192"))
                .containsExactly(
                        "  small-traffic \u00b7 BlueTargetGroup \u00b7 TargetGroupAttributes.0.Value: 60"
                                + " \u2192 90",
                        "  small-traffic \u00b7 GreenTargetGroup \u00b7 TargetGroupAttributes.0.Value:"
                                + " 60 \u2192 90");

        assertThat(deploy(slower, "--remove", "--yes")).as("%s", said).isEqualTo(DeployRun.DONE);
        assertThat(stacks()).isEmpty();
        assertThat(lab.running()).isEmpty();
        assertThat(journal.entries())
                .extracting(JournalEntry::title)
                .containsExactly("Delete small", "Deploy fleet small", "Deploy fleet small");
    }

    @Test
    void theLargeFleetIsProtectedAndRemovedOnlyWhenItsFileSaysSo() throws IOException {
        Path large = FILES.resolve("large.yaml");

        assertThat(deploy(large, "--yes")).as("%s", said).isEqualTo(DeployRun.DONE);
        assertThat(stacks()).hasSize(14).allMatch(Stack::guarded);
        assertThat(lab.running()).hasSize(6);

        assertThat(deploy(large, "--remove", "--yes")).isEqualTo(DeployRun.FAILED);
        assertThat(said).anyMatch(line -> line.contains("Termination protection is on: "));

        Path open = changed(large, "protection: true", "protection: false");
        assertThat(deploy(open, "--yes")).as("%s", said).isEqualTo(DeployRun.DONE);
        assertThat(deploy(open, "--remove", "--yes")).as("%s", said).isEqualTo(DeployRun.DONE);
        assertThat(stacks()).isEmpty();
        assertThat(lab.running()).isEmpty();
    }

    @Test
    void aFileThatCannotBeUsedIsRefusedBeforeAnythingIsAsked() throws IOException {
        assertThat(deploy(folder.resolve("none.yaml"))).isEqualTo(DeployRun.WRONG);
        assertThat(said).singleElement().asString().contains("There is no file ");

        Path bad = changed(FILES.resolve("small.yaml"), "template: network", "template: netwerk");
        assertThat(deploy(bad)).isEqualTo(DeployRun.WRONG);
        assertThat(said).singleElement().asString().contains("names no template: 'netwerk'");

        assertThat(deploy(FILES.resolve("small.yaml"), "--only", "nowhere"))
                .isEqualTo(DeployRun.WRONG);
        assertThat(said).singleElement().asString().contains("--only nowhere");
    }
}
