package io.signalbox.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every check over every template; that the checks find what they look for is shown by [ChecksTest].
class TemplatesTest {
    /// What stacks, console and lab read, beside `TemplateId` and `TemplateVersion`.
    private static final Map<String, List<String>> OUTPUTS =
            Map.ofEntries(
                    Map.entry(
                            "network",
                            List.of("VpcId", "VpcCidr", "PublicSubnetIds", "PrivateSubnetIds")),
                    Map.entry(
                            "registry",
                            List.of("RepositoryUri", "RepositoryArn", "RepositoryName")),
                    Map.entry(
                            "ingress",
                            List.of(
                                    "LoadBalancerArn",
                                    "LoadBalancerName",
                                    "LoadBalancerDnsName",
                                    "LoadBalancerSecurityGroupId",
                                    "ListenerArn",
                                    "TestListenerArn")),
                    Map.entry(
                            "cluster",
                            List.of(
                                    "ClusterName",
                                    "ClusterArn",
                                    "CapacityProvider",
                                    "AutoScalingGroupName",
                                    "TaskSecurityGroupId")),
                    Map.entry(
                            "cache",
                            List.of(
                                    "CacheEndpoint",
                                    "CacheSecretArn",
                                    "ReplicationGroupId",
                                    "CacheSecurityGroupId")),
                    Map.entry(
                            "traffic",
                            List.of(
                                    "RuleArn",
                                    "TestRuleArn",
                                    "BlueTargetGroupArn",
                                    "GreenTargetGroupArn",
                                    "BlueTargetGroupName",
                                    "GreenTargetGroupName")),
                    Map.entry(
                            "observability",
                            List.of(
                                    "AlarmTopicArn",
                                    "LogGroupName",
                                    "DashboardName",
                                    "AlarmNames")),
                    Map.entry(
                            "service",
                            List.of(
                                    "ServiceName",
                                    "ServiceArn",
                                    "TaskDefinitionArn",
                                    "Colour",
                                    "DeploymentAlarmName")),
                    Map.entry(
                            "scaling",
                            List.of("ScalableTargetId", "SocketsPolicyArn", "CpuPolicyArn")),
                    Map.entry(
                            "access",
                            List.of("ViewerRoleArn", "OperatorRoleArn", "DeployerRoleArn")),
                    Map.entry("cost", List.of("BudgetName")),
                    Map.entry("pipeline", List.of("PipelineRoleArn")));

    static List<String> ids() {
        return Templates.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isShortAndPlainYaml(String id) {
        assertThat(Checks.form(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyParameterIsDescribedGroupedBoundedAndUsed(String id) {
        assertThat(Checks.parameters(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyReferenceNamesAParameterOrAResource(String id) {
        assertThat(Checks.references(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isNamedAsTheOthersAre(String id) {
        assertThat(Checks.names(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void givesTheOutputsThatOthersRead(String id) {
        List<String> required = Objects.requireNonNull(OUTPUTS.get(id), id);

        assertThat(Checks.outputs(TemplateTree.of(id), required)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void tagsWhatTheConsoleFindsByTag(String id) {
        assertThat(Checks.tags(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void grantsNoRightThatCouldBeNarrower(String id) {
        assertThat(SafetyChecks.rights(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void rolesAreTakenOnlyByWhomTheyAreFor(String id) {
        assertThat(SafetyChecks.trust(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void opensNothingButTheBalancersPorts(String id) {
        assertThat(SafetyChecks.openPorts(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void encryptsWhateverCanBe(String id) {
        assertThat(SafetyChecks.encryption(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void saysWhatBecomesOfState(String id) {
        assertThat(SafetyChecks.deletionPolicies(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void takesNoSecretAsAParameter(String id) {
        assertThat(SafetyChecks.secrets(TemplateTree.of(id))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void whatKeepsAValueOnUpdateIsAllowedByItsParameter(String id) throws FleetFileException {
        Templates.onUpdate(id)
                .forEach(
                        (name, keeps) ->
                                assertThat(
                                                Constraints.broken(
                                                        TemplateTree.of(id)
                                                                .mapping("Parameters", name),
                                                        keeps))
                                        .as("%s of %s", name, id)
                                        .isEmpty());
    }

    @Test
    void aServicesCountIsKeptOnUpdate() throws FleetFileException {
        assertThat(Templates.onUpdate("service"))
                .containsExactly(Map.entry("DesiredCount", "keep"));
    }

    @Test
    void bothColoursHaveTheSameTargetGroupButForTheirTag() {
        TemplateTree traffic = TemplateTree.of("traffic");

        assertThat(targetGroup(traffic, "BlueTargetGroup", "blue"))
                .isNotEmpty()
                .isEqualTo(targetGroup(traffic, "GreenTargetGroup", "green"));
    }

    private static String targetGroup(TemplateTree traffic, String name, String colour) {
        return traffic.mapping("Resources", name, "Properties")
                .toString()
                .replace(colour, "colour");
    }
}
