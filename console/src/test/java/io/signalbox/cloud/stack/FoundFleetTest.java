package io.signalbox.cloud.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.Listener;
import io.signalbox.environment.AwsTarget;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoundFleetTest {
    private static final Stack CLUSTER =
            stack("cluster", Map.of("ClusterName", "shop-1", "AutoScalingGroupName", "asg"));
    private static final Stack INGRESS =
            stack(
                    "ingress",
                    Map.of("LoadBalancerDnsName", "alb.example.com", "ListenerArn", "listener"));

    @Test
    void isPutTogetherFromTheOutputsOfItsStacks() {
        List<Stack> stacks =
                List.of(
                        CLUSTER,
                        INGRESS,
                        stack("traffic", Map.of("RuleArn", "rule")),
                        stack("blue", Map.of("ServiceName", "b", "Colour", "blue")),
                        stack("green", Map.of("ServiceName", "g", "Colour", "green")));

        FoundFleet found = only(stacks, new Listener("HTTPS", 443));

        assertThat(found)
                .isEqualTo(
                        new FoundFleet(
                                "shop",
                                URI.create("https://alb.example.com"),
                                "shop-1",
                                "b",
                                "g",
                                "rule",
                                "asg"));
        assertThat(
                        found.target(
                                new AwsTarget(
                                        "eu-west-1", null, "ops", "any", "b", "g", null, null)))
                .isEqualTo(
                        new AwsTarget("eu-west-1", null, "ops", "shop-1", "b", "g", "rule", "asg"));
    }

    @Test
    void isReachedByTheNameThatClientsUseAndByThePortOfItsListener() {
        Stack named =
                stack(
                        "ingress",
                        Map.of(
                                "HostName",
                                "shop.example.com",
                                "LoadBalancerDnsName",
                                "alb.example.com",
                                "ListenerArn",
                                "listener"));
        assertThat(only(List.of(CLUSTER, named), new Listener("HTTPS", 8443)).url())
                .isEqualTo(URI.create("https://shop.example.com:8443"));
        assertThat(only(List.of(CLUSTER, INGRESS), new Listener("HTTP", 80)).url())
                .isEqualTo(URI.create("http://alb.example.com"));
    }

    @Test
    void saysByWhichNameAServiceThatIsNotThereYetWouldBe() {
        FoundFleet found = only(List.of(CLUSTER), new Listener("HTTP", 80));
        assertThat(found.url()).isNull();
        assertThat(found.blueService()).isEqualTo("shop-blue");
        assertThat(found.greenService()).isEqualTo("shop-green");
        assertThat(found.ruleArn()).isNull();
    }

    @Test
    void isNeitherWithoutAClusterNorMadeOfStacksOfSomebodyElse() {
        Stack foreign = made("x", Map.of("ClusterName", "c"));
        assertThat(FoundFleet.in(List.of(INGRESS, foreign), _ -> new Listener("HTTP", 80)))
                .isEmpty();
    }

    private static FoundFleet only(List<Stack> stacks, Listener listener) {
        List<FoundFleet> found =
                FoundFleet.in(
                        stacks,
                        arn -> {
                            assertThat(arn).isEqualTo("listener");
                            return listener;
                        });
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Stack stack(String name, Map<String, String> outputs) {
        Map<String, String> all = new HashMap<>(outputs);
        all.put("TemplateId", name);
        return made(name, all);
    }

    private static Stack made(String name, Map<String, String> outputs) {
        return new Stack(
                "arn/" + name,
                "shop-" + name,
                new StackStatus("CREATE_COMPLETE"),
                null,
                "",
                Instant.EPOCH,
                null,
                Map.of(),
                outputs,
                Map.of(Stack.FLEET_TAG, "shop", Stack.STACK_TAG, name),
                null,
                false,
                "NOT_CHECKED",
                null);
    }
}
