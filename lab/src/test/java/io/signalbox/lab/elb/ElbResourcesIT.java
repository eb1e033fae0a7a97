package io.signalbox.lab.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.lab.balancer.Balancer;
import io.signalbox.lab.endpoint.ApiError;
import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What templates make of load balancing, over real ports.
class ElbResourcesIT {
    private final Balancer live = Balancer.start();
    private final LoadBalancing state =
            new LoadBalancing(live, Account.lab(), InstantSource.system());
    private final List<ResourceType> types = ElbResources.types(state);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        live.close();
    }

    private ResourceType type(String name) {
        return types.stream().filter(t -> t.name().endsWith("::" + name)).findFirst().orElseThrow();
    }

    private static Wanted wanted(Map<String, Object> properties) {
        return Wanted.of("fleet-ingress", "Thing", "A1B2C3D4E5F6", properties, Map.of("by", "me"));
    }

    private String make(String type, Map<String, Object> properties) {
        return ((Work.Done) type(type).create(wanted(properties))).physicalId();
    }

    private String balancer() {
        return make("LoadBalancer", Map.of("Name", "fleet-alb"));
    }

    private String listener(String balancer, String port, Map<String, Object> action) {
        return make(
                "Listener",
                Map.of(
                        "LoadBalancerArn",
                        balancer,
                        "Port",
                        port,
                        "DefaultActions",
                        List.of(action)));
    }

    private static Map<String, Object> answer(String status) {
        return Map.of(
                "Type", "fixed-response", "FixedResponseConfig", Map.of("StatusCode", status));
    }

    private static Map<String, Object> ruleTo(String listener, String group, String priority) {
        return Map.of(
                "ListenerArn",
                listener,
                "Priority",
                priority,
                "Conditions",
                List.of(
                        Map.of(
                                "Field",
                                "path-pattern",
                                "PathPatternConfig",
                                Map.of("Values", List.of("/a/*")))),
                "Actions",
                List.of(Map.of("Type", "forward", "TargetGroupArn", group)));
    }

    private HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void sendsARedirectToThePortThatTheOtherListenerReallyHas() throws Exception {
        String balancer = balancer();
        String plain =
                listener(
                        balancer,
                        "80",
                        Map.of(
                                "Type",
                                "redirect",
                                "RedirectConfig",
                                Map.of(
                                        "Protocol",
                                        "HTTPS",
                                        "Port",
                                        "443",
                                        "StatusCode",
                                        "HTTP_301")));
        String secure = listener(balancer, "443", answer("404"));
        URI from = state.url(plain).orElseThrow();
        URI to = state.url(secure).orElseThrow();
        HttpResponse<String> moved = get(URI.create(from + "/socket.io/?EIO=4&x=1"));
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("location")).hasValue(to + "/socket.io/?EIO=4&x=1");
        assertThat(get(to).statusCode()).isEqualTo(404);
    }

    @Test
    void closesThePortOfADeletedListenerAndThoseOfADeletedLoadBalancer() throws Exception {
        String balancer = balancer();
        String one = listener(balancer, "80", answer("201"));
        String two = listener(balancer, "8080", answer("202"));
        URI first = state.url(one).orElseThrow();
        URI second = state.url(two).orElseThrow();
        assertThat(get(second).statusCode()).isEqualTo(202);
        type("Listener").delete(one, wanted(Map.of()));
        // A listener is told to close and does so a moment later.
        await().untilAsserted(
                        () ->
                                assertThatThrownBy(() -> get(first))
                                        .isInstanceOf(ConnectException.class));
        type("LoadBalancer").delete(balancer, wanted(Map.of()));
        await().untilAsserted(
                        () ->
                                assertThatThrownBy(() -> get(second))
                                        .isInstanceOf(IOException.class));
        assertThat(state.balancers()).isEmpty();
        assertThat(state.findListener(two)).isEmpty();
    }

    @Test
    void keepsAGroupThatARuleNamesAndLetsItGoAfterwards() {
        String listener = listener(balancer(), "80", answer("404"));
        String group = make("TargetGroup", Map.of());
        String rule = make("ListenerRule", ruleTo(listener, group, "10"));
        assertThat(type("TargetGroup").delete(group, wanted(Map.of())))
                .isInstanceOfSatisfying(
                        Work.Failed.class,
                        failed -> assertThat(failed.reason()).contains("currently in use"));
        assertThatThrownBy(() -> make("ListenerRule", ruleTo(listener, group, "10")))
                .isInstanceOfSatisfying(
                        ApiError.class, e -> assertThat(e.code()).isEqualTo("PriorityInUse"));
        type("ListenerRule").delete(rule, wanted(Map.of()));
        assertThat(type("TargetGroup").delete(group, wanted(Map.of())))
                .isEqualTo(new Work.Done(group));
        assertThat(live.groups()).isEmpty();
    }

    @Test
    void givesNamesThatFitAndAttributesThatTemplatesAskFor() {
        String group = make("TargetGroup", Map.of("HealthCheckPath", "/readyz"));
        GroupEntry entry = state.group(group);
        assertThat(entry.name()).hasSizeLessThanOrEqualTo(32).endsWith("-A1B2C3D4E5F6");
        assertThat(entry.tags()).containsEntry("by", "me");
        assertThat(type("TargetGroup").attributes(group))
                .containsEntry("TargetGroupFullName", "targetgroup/" + group.split("/", 2)[1]);
        String balancer = balancer();
        assertThat(type("LoadBalancer").attributes(balancer))
                .containsEntry("LoadBalancerFullName", balancer.split(":loadbalancer/", 2)[1])
                .containsEntry("DNSName", "127.0.0.1");
        assertThatThrownBy(this::balancer)
                .isInstanceOfSatisfying(
                        ApiError.class,
                        e -> assertThat(e.code()).isEqualTo("DuplicateLoadBalancerName"));
    }

    @Test
    void readsBackWhatTheTemplateSaidUntilSomebodyMovesTheWeights() {
        String listener = listener(balancer(), "80", answer("404"));
        String group = make("TargetGroup", Map.of());
        Map<String, Object> properties = ruleTo(listener, group, "10");
        String rule = make("ListenerRule", properties);
        ResourceType rules = type("ListenerRule");
        assertThat(rules.actual(rule).orElseThrow())
                .containsEntry("Actions", properties.get("Actions"))
                .containsEntry("Conditions", properties.get("Conditions"))
                .containsEntry("Priority", "10");
        ListenerRule now = state.rule(rule);
        state.put(
                state.listener(listener),
                now.withAction(io.signalbox.lab.balancer.route.Action.FixedResponse.of(503, "")));
        assertThat(rules.actual(rule).orElseThrow().get("Actions"))
                .asString()
                .contains("fixed-response")
                .contains("503");
        assertThat(rules.actual("arn:none")).isEmpty();
    }

    @Test
    void refusesToDeleteAProtectedLoadBalancer() {
        String balancer =
                make(
                        "LoadBalancer",
                        Map.of(
                                "LoadBalancerAttributes",
                                List.of(
                                        Map.of(
                                                "Key",
                                                "deletion_protection.enabled",
                                                "Value",
                                                "true"))));
        assertThat(type("LoadBalancer").delete(balancer, wanted(Map.of())))
                .isInstanceOfSatisfying(
                        Work.Failed.class,
                        failed -> assertThat(failed.reason()).contains("deletion protection"));
    }
}
