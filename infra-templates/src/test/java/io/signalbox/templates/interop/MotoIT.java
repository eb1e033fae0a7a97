package io.signalbox.templates.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.templates.Template;
import io.signalbox.templates.TemplateParameter;
import io.signalbox.templates.Templates;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What moto can make of the templates. Not `ingress` and `service` (moto does not know `AWS::NoValue` inside a list, nor
/// sizes of tasks as texts), nor `cache` (it does not know users of ElastiCache); of `network` only an existing VPC, as it
/// does not know `Fn::Cidr`; and of `scaling` and `cost` it knows no resource at all.
@Tag("interop")
class MotoIT {
    private static final String CLOUDFORMATION = "cloudformation";
    private static final String VERSION = "2010-05-15";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Pattern LISTENS =
            Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
    private static final String ROLE = "arn:aws:iam::123456789012:role/any";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static @Nullable Process moto;
    private static String url = "";
    private static Map<String, String> values = Map.of();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("moto.log");
        moto =
                Command.start(
                        folder,
                        "pip install 'moto[server]'",
                        List.of("moto_server", "-H", "127.0.0.1", "-p", "0"),
                        log);
        url =
                await().atMost(STARTS_WITHIN)
                        .until(
                                () ->
                                        LISTENS.matcher(Files.readString(log))
                                                .results()
                                                .map(found -> found.group(1))
                                                .findFirst()
                                                .orElse(""),
                                found -> !found.isEmpty());
        values = values();
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.descendants().forEach(ProcessHandle::destroy);
            moto.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"registry", "cluster", "traffic", "observability", "access", "pipeline"})
    void motoMakesItsResources(String id) throws Exception {
        String stack = deploy(id);

        String made =
                ask(CLOUDFORMATION, VERSION, "ListStackResources", Map.of("StackName", stack));
        assertThat(all(made, "LogicalResourceId")).isNotEmpty();
        assertThat(all(made, "ResourceStatus")).containsOnly("CREATE_COMPLETE");
    }

    @Test
    void anExistingVpcPassesThroughTheNetworkStack() throws Exception {
        String stack = deploy("network");

        String outputs = ask(CLOUDFORMATION, VERSION, "DescribeStacks", Map.of("StackName", stack));
        assertThat(all(outputs, "OutputValue"))
                .contains(
                        Objects.requireNonNull(values.get("VpcId")),
                        Objects.requireNonNull(values.get("PrivateSubnetIds")));
    }

    /// @return the stack's name
    private static String deploy(String id) throws Exception {
        Template template = Templates.read(id);
        Map<String, String> form = new LinkedHashMap<>();
        String stack = "interop-" + id;
        form.put("StackName", stack);
        form.put("TemplateBody", template.body());
        form.put("Capabilities.member.1", "CAPABILITY_NAMED_IAM");
        int number = 1;
        for (TemplateParameter parameter : template.parameters()) {
            String value = values.get(parameter.name());
            if (value != null) {
                form.put("Parameters.member.%d.ParameterKey".formatted(number), parameter.name());
                form.put("Parameters.member.%d.ParameterValue".formatted(number), value);
                number++;
            }
        }
        ask(CLOUDFORMATION, VERSION, "CreateStack", form);
        String described =
                ask(CLOUDFORMATION, VERSION, "DescribeStacks", Map.of("StackName", stack));
        assertThat(first(described, "StackStatus")).isEqualTo("CREATE_COMPLETE");
        return stack;
    }

    /// What the stacks before would have given, from what moto has from the start and from a load balancer made by hand.
    private static Map<String, String> values() throws Exception {
        String vpcs = ask("ec2", "2016-11-15", "DescribeVpcs", Map.of());
        List<String> subnets =
                all(ask("ec2", "2016-11-15", "DescribeSubnets", Map.of()), "subnetId");
        String group =
                first(ask("ec2", "2016-11-15", "DescribeSecurityGroups", Map.of()), "groupId");
        String two = subnets.get(0) + "," + subnets.get(1);
        String balancer =
                first(
                        ask(
                                "elasticloadbalancing",
                                "2015-12-01",
                                "CreateLoadBalancer",
                                Map.of(
                                        "Name",
                                        "interop",
                                        "Subnets.member.1",
                                        subnets.get(0),
                                        "Subnets.member.2",
                                        subnets.get(1))),
                        "LoadBalancerArn");
        return Map.ofEntries(
                Map.entry("FleetName", "interop"),
                Map.entry("VpcId", first(vpcs, "vpcId")),
                Map.entry("ExistingVpcId", first(vpcs, "vpcId")),
                Map.entry("VpcCidr", "172.31.0.0/16"),
                Map.entry("PublicSubnetIds", two),
                Map.entry("PrivateSubnetIds", two),
                Map.entry("ExistingPublicSubnetIds", two),
                Map.entry("ExistingPrivateSubnetIds", two),
                Map.entry("LoadBalancerSecurityGroupId", group),
                Map.entry("CapacityProvider", "FARGATE"),
                Map.entry("ListenerArn", listener(balancer, "80")),
                Map.entry("TestListenerArn", listener(balancer, "8080")),
                Map.entry("LoadBalancerName", "app/interop/0123456789abcdef"),
                Map.entry("BlueTargetGroupName", "targetgroup/blue/0123456789abcdef"),
                Map.entry("GreenTargetGroupName", "targetgroup/green/0123456789abcdef"),
                Map.entry("ReplicationGroupId", "interop"),
                Map.entry("ServiceName", "interop-blue"),
                Map.entry("TrustedPrincipalArns", ROLE),
                Map.entry("StackRoleArn", ROLE),
                Map.entry("AlarmTopicArn", "arn:aws:sns:eu-west-1:123456789012:alarms"),
                Map.entry("GitHubRepository", "example/channels"),
                Map.entry("RepositoryArn", "arn:aws:ecr:eu-west-1:123456789012:repository/x"));
    }

    private static String listener(String balancer, String port) throws Exception {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("LoadBalancerArn", balancer);
        form.put("Protocol", "HTTP");
        form.put("Port", port);
        form.put("DefaultActions.member.1.Type", "fixed-response");
        form.put("DefaultActions.member.1.FixedResponseConfig.StatusCode", "404");
        return first(
                ask("elasticloadbalancing", "2015-12-01", "CreateListener", form), "ListenerArn");
    }

    private static String ask(
            String service, String version, String action, Map<String, String> form)
            throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("Action", action);
        all.put("Version", version);
        String body =
                all.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(STARTS_WITHIN)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header(
                                        "Authorization",
                                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/"
                                                + service
                                                + "/aws4_request, SignedHeaders=host, Signature=0")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", action, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String first(String xml, String element) {
        return all(xml, element).getFirst();
    }

    private static List<String> all(String xml, String element) {
        Matcher found = Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(element)).matcher(xml);
        return found.results().map(f -> f.group(1)).toList();
    }
}
