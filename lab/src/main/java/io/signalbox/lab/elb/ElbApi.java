package io.signalbox.lab.elb;

import static java.util.Map.entry;

import io.signalbox.lab.balancer.target.TargetHealth;
import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The ELBv2 operations, such as `aws elbv2 describe-rules --listener-arn …`.
public final class ElbApi {
    private static final Pages PAGES =
            new Pages("PageSize", "Marker", "NextMarker", "ValidationError", 400, 400);

    private final LoadBalancing state;
    private final ElbShapes shapes;
    private final List<String> zones;
    private final UnaryOperator<String> zoneOfInstance;

    private ElbApi(LoadBalancing state, List<String> zones, UnaryOperator<String> zoneOfInstance) {
        this.state = state;
        this.shapes = new ElbShapes(state);
        this.zones = List.copyOf(zones);
        this.zoneOfInstance = zoneOfInstance;
    }

    /// @param zones of the load balancers
    /// @param zoneOfInstance the zone of an instance by its id, `""` if it is not known
    public static AwsService service(
            LoadBalancing state, List<String> zones, UnaryOperator<String> zoneOfInstance) {
        ElbApi api = new ElbApi(state, zones, zoneOfInstance);
        ElbWrites writes = new ElbWrites(state, api.shapes);
        return new AwsService(
                "elasticloadbalancing",
                "2015-12-01",
                "ElasticLoadBalancing_v10",
                "ValidationError",
                Map.ofEntries(
                        entry("DescribeLoadBalancers", api::describeLoadBalancers),
                        entry("DescribeListeners", api::describeListeners),
                        entry("DescribeRules", api::describeRules),
                        entry("DescribeTargetGroups", api::describeTargetGroups),
                        entry("DescribeTargetGroupAttributes", api::describeAttributes),
                        entry("DescribeTargetHealth", api::describeTargetHealth),
                        entry("DescribeTags", api::describeTags),
                        entry("DescribeLoadBalancerAttributes", api::describeBalancerAttributes),
                        entry("ModifyTargetGroupAttributes", writes::modifyGroupAttributes),
                        entry("ModifyRule", writes::modifyRule),
                        entry("ModifyListener", writes::modifyListener)));
    }

    private Members describeLoadBalancers(Input input) {
        List<String> arns = input.texts("LoadBalancerArns");
        List<String> names = input.texts("Names");
        arns.forEach(state::balancer);
        for (String name : names) {
            if (state.balancers().stream().noneMatch(b -> b.name().equals(name))) {
                throw LoadBalancing.notFound("LoadBalancer", "load balancer", name);
            }
        }
        List<Members> found =
                state.balancers().stream()
                        .filter(b -> arns.isEmpty() || arns.contains(b.arn()))
                        .filter(b -> names.isEmpty() || names.contains(b.name()))
                        .map(b -> shapes.loadBalancer(b, zones))
                        .toList();
        return PAGES.answer(input, "DescribeLoadBalancers", "LoadBalancers", found);
    }

    private Members describeBalancerAttributes(Input input) {
        LoadBalancer balancer = state.balancer(input.requiredText("LoadBalancerArn"));
        Map<String, String> all = new TreeMap<>();
        all.put(LoadBalancer.DELETION_PROTECTION, "false");
        all.put(LoadBalancer.IDLE_TIMEOUT, "60");
        all.putAll(balancer.attributes());
        return Members.of().put("Attributes", ElbShapes.attributes(all));
    }

    private Members describeListeners(Input input) {
        List<String> arns = input.texts("ListenerArns");
        List<ElbListener> found =
                arns.isEmpty()
                        ? state.listenersOf(
                                state.balancer(input.requiredText("LoadBalancerArn")).arn())
                        : arns.stream().map(state::listener).toList();
        List<Members> listeners = found.stream().map(shapes::listener).toList();
        return PAGES.answer(input, "DescribeListeners", "Listeners", listeners);
    }

    private Members describeRules(Input input) {
        List<String> arns = input.texts("RuleArns");
        List<Members> rules = new ArrayList<>();
        if (arns.isEmpty()) {
            ElbListener listener = state.listener(input.requiredText("ListenerArn"));
            listener.rules().forEach(rule -> rules.add(shapes.rule(rule)));
            rules.add(shapes.defaultRule(listener));
        } else if (input.has("ListenerArn")) {
            throw input.invalid("Give ListenerArn or RuleArns, not both.");
        } else {
            arns.forEach(arn -> rules.add(anyRule(arn)));
        }
        return PAGES.answer(input, "DescribeRules", "Rules", rules);
    }

    private Members anyRule(String arn) {
        return state.isDefaultRule(arn)
                ? shapes.defaultRule(state.listenerOfRule(arn).orElseThrow())
                : shapes.rule(state.rule(arn));
    }

    private Members describeTargetGroups(Input input) {
        List<String> arns = input.texts("TargetGroupArns");
        List<String> names = input.texts("Names");
        arns.forEach(state::group);
        for (String name : names) {
            if (state.groups().stream().noneMatch(g -> g.name().equals(name))) {
                throw LoadBalancing.notFound("TargetGroup", "target group", name);
            }
        }
        Optional<String> balancer = input.text("LoadBalancerArn");
        balancer.ifPresent(state::balancer);
        List<Members> groups =
                state.groups().stream()
                        .filter(g -> arns.isEmpty() || arns.contains(g.arn()))
                        .filter(g -> names.isEmpty() || names.contains(g.name()))
                        .filter(
                                g ->
                                        balancer.map(b -> state.balancersOf(g.arn()).contains(b))
                                                .orElse(true))
                        .map(shapes::targetGroup)
                        .toList();
        return PAGES.answer(input, "DescribeTargetGroups", "TargetGroups", groups);
    }

    private Members describeAttributes(Input input) {
        GroupEntry group = state.group(input.requiredText("TargetGroupArn"));
        return Members.of().put("Attributes", ElbShapes.attributes(group.allAttributes()));
    }

    private Members describeTargetHealth(Input input) {
        String arn = input.requiredText("TargetGroupArn");
        Set<String> asked = new HashSet<>();
        for (Input target : input.items("Targets")) {
            String id = target.requiredText("Id");
            OptionalInt port = target.number("Port");
            asked.add(port.isPresent() ? id + ":" + port.getAsInt() : id);
        }
        List<Members> found =
                state.liveGroup(arn).health().stream()
                        .filter(health -> asked.isEmpty() || matches(asked, health))
                        .map(h -> ElbShapes.health(h, zoneOfInstance.apply(h.target().id())))
                        .toList();
        return Members.of().put("TargetHealthDescriptions", found);
    }

    private static boolean matches(Set<String> asked, TargetHealth health) {
        String id = health.target().id();
        return asked.contains(id) || asked.contains(id + ":" + health.target().port());
    }

    private Members describeTags(Input input) {
        List<String> arns = input.requiredTexts("ResourceArns");
        if (arns.size() > 20) {
            throw input.invalid(
                    "ResourceArns takes at most 20 ARNs, not %d.".formatted(arns.size()));
        }
        return Members.of()
                .put(
                        "TagDescriptions",
                        arns.stream().map(arn -> ElbShapes.tags(arn, tags(arn))).toList());
    }

    private Map<String, String> tags(String arn) {
        if (arn.contains(":targetgroup/")) {
            return state.group(arn).tags();
        }
        if (arn.contains(":listener-rule/")) {
            return state.isDefaultRule(arn) ? Map.of() : state.rule(arn).tags();
        }
        return arn.contains(":listener/") ? state.listener(arn).tags() : state.balancer(arn).tags();
    }
}
