package io.signalbox.lab.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.ChangeSource;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.RequiresRecreation;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;

/// Change sets as the official SDK sees them.
class ChangeSetIT {
    private static final String GROUP =
            """
            Parameters:
              Name: {Type: String, Default: one}
              Days: {Type: Number, Default: 7}
            Resources:
              Group:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: !Ref Name, RetentionInDays: !Ref Days}
              Topic:
                Type: AWS::SNS::Topic
                Properties: {DisplayName: !GetAtt Group.Arn}
            """;

    private final TestingClouds clouds = new TestingClouds();
    private final CloudFormationClient cf = clouds.client;

    @AfterEach
    void stop() {
        clouds.close();
    }

    @Test
    void makesAStackOfAReviewedChangeSet() {
        propose("first", ChangeSetType.CREATE, "one", "7");

        assertThat(status()).isEqualTo("REVIEW_IN_PROGRESS");
        DescribeChangeSetResponse set = described("first");
        assertThat(set.changes())
                .extracting(c -> c.resourceChange().action())
                .containsExactly(ChangeAction.ADD, ChangeAction.ADD);
        assertThat(clouds.groups.made).isEmpty();

        cf.executeChangeSet(r -> r.stackName("s").changeSetName("first"));

        reached("CREATE_COMPLETE");
        assertThat(clouds.groups.made).containsOnlyKeys("one");
    }

    @Test
    void tellsOneChangedValueAndItsCause() {
        made();

        propose("days", ChangeSetType.UPDATE, "one", "30");

        ResourceChange change = described("days").changes().getFirst().resourceChange();
        assertThat(described("days").changes()).hasSize(1);
        assertThat(change.replacement()).isEqualTo(Replacement.FALSE);
        ResourceChangeDetail detail = change.details().getFirst();
        assertThat(change.details()).hasSize(1);
        assertThat(detail.target().path()).isEqualTo("/Properties/RetentionInDays");
        assertThat(detail.target().beforeValue()).isEqualTo("7");
        assertThat(detail.target().afterValue()).isEqualTo("30");
        assertThat(detail.target().requiresRecreation()).isEqualTo(RequiresRecreation.NEVER);
        assertThat(detail.changeSource()).isEqualTo(ChangeSource.PARAMETER_REFERENCE);
        assertThat(detail.causingEntity()).isEqualTo("Days");
        assertThat(change.beforeContext()).contains("\"RetentionInDays\":\"7\"");
        assertThat(change.afterContext()).contains("\"RetentionInDays\":\"30\"");
    }

    @Test
    void tellsAReplacementAndWhatFollowsFromIt() {
        made();

        propose("name", ChangeSetType.UPDATE, "two", "7");

        DescribeChangeSetResponse set = described("name");
        assertThat(set.changes()).hasSize(2);
        assertThat(set.changes().get(0).resourceChange().replacement()).isEqualTo(Replacement.TRUE);
        ResourceChangeDetail follows = set.changes().get(1).resourceChange().details().getFirst();
        assertThat(follows.changeSource()).isEqualTo(ChangeSource.RESOURCE_ATTRIBUTE);
        assertThat(follows.causingEntity()).isEqualTo("Group.Arn");
        assertThat(follows.target().afterValue()).isEqualTo("{{changeSet:KNOWN_AFTER_APPLY}}");
    }

    @Test
    void failsWhereThereIsNothingToChange() {
        made();

        propose("nothing", ChangeSetType.UPDATE, "one", "7");

        DescribeChangeSetResponse set = described("nothing");
        assertThat(set.statusAsString()).isEqualTo("FAILED");
        assertThat(set.executionStatusAsString()).isEqualTo("UNAVAILABLE");
        assertThat(set.statusReason())
                .isEqualTo(
                        "The submitted information didn't contain changes. Submit different information to create a change set.");
        assertThatThrownBy(
                        () -> cf.executeChangeSet(r -> r.stackName("s").changeSetName("nothing")))
                .isInstanceOf(InvalidChangeSetStatusException.class);
    }

    @Test
    void takesTheOthersAwayWhenOneIsExecuted() {
        made();
        propose("days", ChangeSetType.UPDATE, "one", "30");
        propose("name", ChangeSetType.UPDATE, "two", "7");
        described("name");
        described("days");

        cf.executeChangeSet(r -> r.stackName("s").changeSetName("days"));

        reached("UPDATE_COMPLETE");
        assertThatThrownBy(() -> cf.describeChangeSet(r -> r.stackName("s").changeSetName("name")))
                .isInstanceOf(ChangeSetNotFoundException.class);
        assertThat(clouds.groups.made.get("one")).containsEntry("RetentionInDays", "30");
    }

    @Test
    void doesNotProposeForAStackThatIsNotThere() {
        assertThatThrownBy(() -> propose("x", ChangeSetType.UPDATE, "one", "7"))
                .hasMessageContaining("Stack [s] does not exist");
        made();
        assertThatThrownBy(() -> propose("x", ChangeSetType.CREATE, "one", "7"))
                .hasMessageContaining(
                        "Stack [s] already exists and cannot be created again with the changeSet [x].");
    }

    private void made() {
        cf.createStack(r -> r.stackName("s").templateBody(GROUP));
        reached("CREATE_COMPLETE");
    }

    private void propose(String set, ChangeSetType type, String name, String days) {
        cf.createChangeSet(
                r ->
                        r.stackName("s")
                                .changeSetName(set)
                                .changeSetType(type)
                                .templateBody(GROUP)
                                .parameters(
                                        Parameter.builder()
                                                .parameterKey("Name")
                                                .parameterValue(name)
                                                .build(),
                                        Parameter.builder()
                                                .parameterKey("Days")
                                                .parameterValue(days)
                                                .build()));
    }

    private DescribeChangeSetResponse described(String set) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () ->
                                cf.describeChangeSet(
                                        r ->
                                                r.stackName("s")
                                                        .changeSetName(set)
                                                        .includePropertyValues(true)),
                        answer -> !answer.statusAsString().startsWith("CREATE_PENDING"));
    }

    private String status() {
        return cf.describeStacks(r -> r.stackName("s")).stacks().getFirst().stackStatusAsString();
    }

    private void reached(String status) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(status()).isEqualTo(status));
    }
}
