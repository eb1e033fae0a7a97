package io.signalbox.lab.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InsufficientCapabilitiesException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;

/// The life of stacks as the official SDK sees it.
class StackLifeIT {
    private static final String GROUPS =
            """
            Parameters:
              First: {Type: String, Default: one}
              Second: {Type: String, Default: two}
              Days: {Type: Number, Default: 7}
              Token: {Type: String, NoEcho: true, Default: hush}
            Resources:
              A:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: !Ref First, RetentionInDays: !Ref Days}
              B:
                Type: AWS::Logs::LogGroup
                DependsOn: A
                Properties: {LogGroupName: !Ref Second, KmsKeyId: !Ref Token}
              Topic:
                Type: AWS::SNS::Topic
                Properties: {DisplayName: !GetAtt B.Arn}
            Outputs:
              Name: {Value: !Ref A}
              Topic: {Value: !GetAtt Topic.TopicName}
            """;

    private final TestingClouds clouds = new TestingClouds();
    private final CloudFormationClient cf = clouds.client;

    @AfterEach
    void stop() {
        clouds.close();
    }

    @Test
    void makesResourcesInTheirOrderAndTellsOutputs() {
        create("s", Map.of());

        Stack stack = reached("s", "CREATE_COMPLETE");

        assertThat(clouds.groups.made).containsOnlyKeys("one", "two");
        assertThat(stack.outputs()).extracting("outputKey").containsExactly("Name", "Topic");
        assertThat(stack.outputs().getFirst().outputValue()).isEqualTo("one");
        assertThat(completed("s")).containsExactly("A", "B", "Topic", "s");
        assertThat(event("s", "Topic", "CREATE_COMPLETE").resourceStatusReason())
                .isEqualTo("recorded only: the lab has no behaviour for this type");
    }

    @Test
    void masksSecretParametersInEveryAnswer() {
        create("s", Map.of("Token", "open sesame"));
        reached("s", "CREATE_COMPLETE");

        String told =
                cf.describeStacks(r -> r.stackName("s")).toString()
                        + cf.describeStackEvents(r -> r.stackName("s"))
                        + cf.describeStackResources(r -> r.stackName("s"));

        assertThat(told).doesNotContain("open sesame").contains("****");
        assertThat(clouds.groups.made.get("two")).containsEntry("KmsKeyId", "open sesame");
    }

    @Test
    void rollsAFailedCreationBack() {
        create("s", Map.of("Second", "broken"));

        Stack stack = reached("s", "ROLLBACK_COMPLETE");

        assertThat(clouds.groups.made).isEmpty();
        assertThat(event("s", "B", "CREATE_FAILED").resourceStatusReason())
                .isEqualTo("no room for broken");
        assertThat(event("s", "s", "ROLLBACK_IN_PROGRESS").resourceStatusReason())
                .isEqualTo(
                        "The following resource(s) failed to create: [B]. Rollback requested by user.");
        assertThatThrownBy(() -> update("s", Map.of()))
                .hasMessageContaining("is in ROLLBACK_COMPLETE state and can not be updated.");
        assertThat(stack.outputs()).isEmpty();
    }

    @Test
    void leavesAFailedCreationWhereTheCallerWantsToLookAtIt() {
        cf.createStack(
                r ->
                        r.stackName("s")
                                .templateBody(GROUPS)
                                .onFailure(OnFailure.DO_NOTHING)
                                .parameters(parameters(Map.of("Second", "broken"))));
        reached("s", "CREATE_FAILED");
        assertThat(clouds.groups.made).containsOnlyKeys("one");

        cf.rollbackStack(r -> r.stackName("s"));

        reached("s", "ROLLBACK_COMPLETE");
        assertThat(clouds.groups.made).isEmpty();
    }

    @Test
    void changesInPlaceAndByReplacementAndRemovesTheOldAfterwards() {
        create("s", Map.of());
        reached("s", "CREATE_COMPLETE");

        update("s", Map.of("Days", "30", "Second", "three"));

        reached("s", "UPDATE_COMPLETE");
        assertThat(clouds.groups.made).containsOnlyKeys("one", "three");
        assertThat(clouds.groups.made.get("one")).containsEntry("RetentionInDays", "30");
        assertThat(clouds.groups.deleted).containsExactly("two");
        assertThat(statuses("s"))
                .containsSubsequence(
                        "UPDATE_IN_PROGRESS",
                        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "UPDATE_COMPLETE");
    }

    @Test
    void takesAFailedUpdateBack() {
        create("s", Map.of());
        reached("s", "CREATE_COMPLETE");

        update("s", Map.of("Days", "30", "Second", "broken"));

        Stack stack = reached("s", "UPDATE_ROLLBACK_COMPLETE");
        assertThat(clouds.groups.made).containsOnlyKeys("one", "two");
        assertThat(clouds.groups.made.get("one")).containsEntry("RetentionInDays", "7");
        assertThat(stack.parameters())
                .filteredOn(p -> p.parameterKey().equals("Days"))
                .extracting(Parameter::parameterValue)
                .containsExactly("7");
    }

    @Test
    void cancelsAnUpdateThatTakesLong() {
        create("s", Map.of());
        reached("s", "CREATE_COMPLETE");
        update("s", Map.of("Second", "slow"));
        await().untilAsserted(() -> assertThat(clouds.groups.made).containsKey("slow"));

        cf.cancelUpdateStack(r -> r.stackName("s"));

        reached("s", "UPDATE_ROLLBACK_COMPLETE");
        assertThat(clouds.groups.made).containsOnlyKeys("one", "two");
        assertThat(event("s", "B", "UPDATE_FAILED").resourceStatusReason())
                .isEqualTo("Resource creation cancelled");
    }

    @Test
    void saysThatThereIsNothingToUpdate() {
        create("s", Map.of());
        reached("s", "CREATE_COMPLETE");

        assertThatThrownBy(() -> update("s", Map.of()))
                .isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("No updates are to be performed.");
    }

    @Test
    void deletesTheOtherWayRoundAndLetsTheNameBeUsedAgain() {
        String id = create("s", Map.of());
        reached("s", "CREATE_COMPLETE");

        cf.deleteStack(r -> r.stackName("s"));

        reached(id, "DELETE_COMPLETE");
        assertThat(clouds.groups.deleted).containsExactly("two", "one");
        assertThatThrownBy(() -> cf.describeStacks(r -> r.stackName("s")))
                .hasMessageContaining("Stack with id s does not exist");
        assertThat(create("s", Map.of())).isNotEqualTo(id);
    }

    @Test
    void keepsWhatCannotBeDeletedUntilTheCallerLetsGoOfIt() {
        String id = create("s", Map.of("First", "stuck"));
        reached("s", "CREATE_COMPLETE");
        cf.deleteStack(r -> r.stackName("s"));
        assertThat(reached("s", "DELETE_FAILED").stackStatusReason())
                .isEqualTo("The following resource(s) failed to delete: [A]. ");

        cf.deleteStack(r -> r.stackName("s").retainResources("A"));

        reached(id, "DELETE_COMPLETE");
        assertThat(clouds.groups.made).containsOnlyKeys("stuck");
    }

    @Test
    void protectsAgainstDeletion() {
        create("s", Map.of());
        reached("s", "CREATE_COMPLETE");
        cf.updateTerminationProtection(r -> r.stackName("s").enableTerminationProtection(true));

        assertThatThrownBy(() -> cf.deleteStack(r -> r.stackName("s")))
                .hasMessageContaining(
                        "Stack [s] cannot be deleted while TerminationProtection is enabled");
    }

    @Test
    void refusesWhatTheStackPolicyForbids() {
        create("s", Map.of());
        reached("s", "CREATE_COMPLETE");
        cf.setStackPolicy(
                r ->
                        r.stackName("s")
                                .stackPolicyBody(
                                        """
                                        {"Statement": [
                                          {"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"},
                                          {"Effect": "Deny", "Action": "Update:Replace", "Principal": "*",
                                           "Resource": "LogicalResourceId/B"}]}
                                        """));

        update("s", Map.of("Second", "three"));

        reached("s", "UPDATE_ROLLBACK_COMPLETE");
        assertThat(event("s", "B", "UPDATE_FAILED").resourceStatusReason())
                .startsWith(
                        "Action denied by stack policy: Statement [#2] denies [Update:Replace]");
        assertThat(clouds.groups.made).containsOnlyKeys("one", "two");
    }

    @Test
    void findsWhatWasChangedBehindItsBack() {
        create("s", Map.of());
        reached("s", "CREATE_COMPLETE");
        Objects.requireNonNull(clouds.groups.made.get("one")).put("RetentionInDays", "1");
        clouds.groups.made.remove("two");

        String id = cf.detectStackDrift(r -> r.stackName("s")).stackDriftDetectionId();

        await().untilAsserted(
                        () ->
                                assertThat(
                                                cf.describeStackDriftDetectionStatus(
                                                                r -> r.stackDriftDetectionId(id))
                                                        .detectionStatus())
                                        .isEqualTo(StackDriftDetectionStatus.DETECTION_COMPLETE));
        List<StackResourceDrift> drifts =
                cf.describeStackResourceDrifts(r -> r.stackName("s")).stackResourceDrifts();
        assertThat(drifts)
                .extracting(d -> d.logicalResourceId() + " " + d.stackResourceDriftStatusAsString())
                .containsExactly("A MODIFIED", "B DELETED");
        assertThat(drifts.getFirst().propertyDifferences())
                .singleElement()
                .satisfies(
                        d -> {
                            assertThat(d.propertyPath()).isEqualTo("/RetentionInDays");
                            assertThat(d.expectedValue()).isEqualTo("7");
                            assertThat(d.actualValue()).isEqualTo("1");
                        });
    }

    @Test
    void refusesInTheWordsThatToolsKnow() {
        create("s", Map.of());
        reached("s", "CREATE_COMPLETE");
        String role =
                """
                Resources:
                  R: {Type: 'AWS::IAM::Role', Properties: {RoleName: r, AssumeRolePolicyDocument: {}}}
                """;

        assertThatThrownBy(() -> create("s", Map.of()))
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Stack [s] already exists");
        assertThatThrownBy(() -> cf.createStack(r -> r.stackName("iam").templateBody(role)))
                .isInstanceOf(InsufficientCapabilitiesException.class)
                .hasMessageContaining("Requires capabilities : [CAPABILITY_NAMED_IAM]");
        assertThatThrownBy(() -> cf.updateStack(r -> r.stackName("no").templateBody(GROUPS)))
                .hasMessageContaining("Stack [no] does not exist");
    }

    @Test
    void doesTheSameRequestOnce() {
        String first =
                cf.createStack(r -> r.stackName("s").templateBody(GROUPS).clientRequestToken("t"))
                        .stackId();

        String second =
                cf.createStack(r -> r.stackName("s").templateBody(GROUPS).clientRequestToken("t"))
                        .stackId();

        assertThat(second).isEqualTo(first);
    }

    private String create(String name, Map<String, String> values) {
        return cf.createStack(
                        r -> r.stackName(name).templateBody(GROUPS).parameters(parameters(values)))
                .stackId();
    }

    private void update(String name, Map<String, String> values) {
        cf.updateStack(
                r -> r.stackName(name).usePreviousTemplate(true).parameters(parameters(values)));
    }

    private static List<Parameter> parameters(Map<String, String> values) {
        return values.entrySet().stream()
                .map(
                        e ->
                                Parameter.builder()
                                        .parameterKey(e.getKey())
                                        .parameterValue(e.getValue())
                                        .build())
                .toList();
    }

    private Stack reached(String name, String status) {
        return org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> cf.describeStacks(r -> r.stackName(name)).stacks().getFirst(),
                        stack -> stack.stackStatusAsString().equals(status));
    }

    private List<StackEvent> events(String name) {
        return cf.describeStackEvents(r -> r.stackName(name)).stackEvents().reversed();
    }

    private List<String> completed(String name) {
        return events(name).stream()
                .filter(e -> e.resourceStatusAsString().equals("CREATE_COMPLETE"))
                .map(StackEvent::logicalResourceId)
                .toList();
    }

    private List<String> statuses(String name) {
        return events(name).stream()
                .filter(e -> e.logicalResourceId().equals(name))
                .map(StackEvent::resourceStatusAsString)
                .toList();
    }

    private StackEvent event(String name, String logicalId, String status) {
        return events(name).stream()
                .filter(e -> e.logicalResourceId().equals(logicalId))
                .filter(e -> e.resourceStatusAsString().equals(status))
                .findFirst()
                .orElseThrow();
    }
}
