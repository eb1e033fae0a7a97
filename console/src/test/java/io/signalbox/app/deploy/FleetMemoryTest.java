package io.signalbox.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.environment.AdminEndpoint;
import io.signalbox.environment.AwsTarget;
import io.signalbox.environment.Environment;
import io.signalbox.environment.EnvironmentException;
import io.signalbox.environment.EnvironmentKind;
import io.signalbox.environment.EnvironmentStore;
import io.signalbox.environment.Thresholds;
import io.signalbox.operation.TestingAws;
import io.signalbox.operation.TestingStacks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetMemoryTest {
    private static final AwsTarget THROUGH =
            new AwsTarget("eu-west-1", null, "ops", "shop", "shop-blue", "shop-green", null, null);

    @TempDir Path folder;

    private final TestingAws aws = new TestingAws();
    private final TestingStacks stacks = new TestingStacks();
    private final List<String> said = new ArrayList<>();
    private EnvironmentStore environments;

    @BeforeEach
    void open() {
        environments =
                new EnvironmentStore(folder.resolve("environments.json"), InstantSource.system());
    }

    private void stands(String name, Map<String, String> outputs) {
        stacks.outputs("shop-" + name, outputs);
        stacks.belongs("shop-" + name, "shop");
        stacks.stands("shop-" + name, "CREATE_COMPLETE", Map.of());
    }

    private void fleet() {
        stands("cluster", Map.of("TemplateId", "cluster", "ClusterName", "shop-1"));
        stands(
                "ingress",
                Map.of(
                        "TemplateId",
                        "ingress",
                        "HostName",
                        "shop.example.com",
                        "ListenerArn",
                        "arn:listener"));
    }

    private void keep() {
        new FleetMemory(environments, said::add).keep(THROUGH, aws.gateways(stacks));
    }

    @Test
    void aFleetBecomesAnEnvironment() {
        fleet();
        keep();

        Environment kept = environments.load().environments().getFirst();
        assertThat(kept.admin().url()).isEqualTo(URI.create("https://shop.example.com"));
        assertThat(kept.kind()).isEqualTo(EnvironmentKind.OTHER);
        assertThat(kept.aws())
                .isEqualTo(
                        new AwsTarget(
                                "eu-west-1",
                                null,
                                "ops",
                                "shop-1",
                                "shop-blue",
                                "shop-green",
                                null,
                                null));
        assertThat(said)
                .first()
                .isEqualTo("environment shop of the console: https://shop.example.com");
        assertThat(said).last().asString().contains("if the servers ask for a login");
    }

    @Test
    void whatNoStackKnowsStaysAsTheOperatorHasIt() {
        var thresholds = new Thresholds(false, 5, 6, 7);
        environments.save(
                null,
                new Environment(
                        "shop",
                        EnvironmentKind.PRODUCTION,
                        new AdminEndpoint(URI.create("http://old"), "/io/", "/ops", "anna"),
                        null,
                        true,
                        thresholds),
                EnvironmentStore.BadFile.REFUSE);
        fleet();
        keep();

        assertThat(environments.load().environments())
                .singleElement()
                .satisfies(
                        kept -> {
                            assertThat(kept.admin())
                                    .isEqualTo(
                                            new AdminEndpoint(
                                                    URI.create("https://shop.example.com"),
                                                    "/io/",
                                                    "/ops",
                                                    "anna"));
                            assertThat(kept.kind()).isEqualTo(EnvironmentKind.PRODUCTION);
                            assertThat(kept.protectedFromWrites()).isTrue();
                            assertThat(kept.thresholds()).isEqualTo(thresholds);
                        });
    }

    @Test
    void whatIsMissingIsNamedAndABadFileIsLeftAlone() throws IOException {
        assertThatThrownBy(this::keep)
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("ClusterName");
        stands("cluster", Map.of("TemplateId", "cluster", "ClusterName", "shop-1"));
        assertThatThrownBy(this::keep).hasMessageContaining("HostName");

        fleet();
        Path file = folder.resolve("environments.json");
        Files.writeString(file, "{not json");
        assertThatThrownBy(this::keep).isInstanceOf(EnvironmentException.class);
        assertThat(file).hasContent("{not json");
    }
}
