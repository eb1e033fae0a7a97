package io.signalbox.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.sts.StsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScalingAndOtherOperationsIT {
    private static final String GROUP = "channels-group";

    private final TestingPlane lab = new TestingPlane();
    private final AutoScalingClient scaling = lab.client(AutoScalingClient.builder());
    private final CloudWatchClient metrics = lab.client(CloudWatchClient.builder());
    private final StsClient sts = lab.client(StsClient.builder());

    @AfterAll
    void stop() {
        scaling.close();
        metrics.close();
        sts.close();
        lab.close();
    }

    private AutoScalingGroup group() {
        return scaling.describeAutoScalingGroups(r -> r.autoScalingGroupNames(GROUP))
                .autoScalingGroups()
                .getFirst();
    }

    private long inService() {
        return group().instances().stream()
                .filter(i -> i.lifecycleStateAsString().equals("InService"))
                .count();
    }

    @Test
    void growsAndShrinksTheGroup() {
        assertThat(group().minSize()).isEqualTo(2);
        assertThat(group().maxSize()).isEqualTo(4);
        assertThat(group().autoScalingGroupARN()).endsWith("autoScalingGroupName/channels-group");
        scaling.setDesiredCapacity(r -> r.autoScalingGroupName(GROUP).desiredCapacity(3));
        await().atMost(Duration.ofSeconds(15)).until(() -> inService() == 3);
        assertThat(
                        scaling.describeScalingActivities(r -> r.autoScalingGroupName(GROUP))
                                .activities()
                                .getFirst()
                                .statusCodeAsString())
                .isEqualTo("Successful");
        scaling.updateAutoScalingGroup(
                r -> r.autoScalingGroupName(GROUP).minSize(1).maxSize(5).desiredCapacity(2));
        await().atMost(Duration.ofSeconds(15)).until(() -> group().instances().size() == 2);
        assertThat(group().maxSize()).isEqualTo(5);
        scaling.updateAutoScalingGroup(r -> r.autoScalingGroupName(GROUP).minSize(2).maxSize(4));
        assertThat(group().desiredCapacity()).isEqualTo(2);
    }

    @Test
    void refusesSizesOutsideTheBoundsAndUnknownGroups() {
        refused(
                "must be 2 to 4",
                () ->
                        scaling.setDesiredCapacity(
                                r -> r.autoScalingGroupName(GROUP).desiredCapacity(9)));
        refused(
                "not -1",
                () ->
                        scaling.setDesiredCapacity(
                                r -> r.autoScalingGroupName(GROUP).desiredCapacity(-1)));
        refused(
                "at most MaxSize",
                () ->
                        scaling.updateAutoScalingGroup(
                                r -> r.autoScalingGroupName(GROUP).minSize(5)));
        refused(
                "'nothing'",
                () ->
                        scaling.setDesiredCapacity(
                                r -> r.autoScalingGroupName("nothing").desiredCapacity(2)));
        assertThat(
                        scaling.describeAutoScalingGroups(r -> r.autoScalingGroupNames("nothing"))
                                .autoScalingGroups())
                .isEmpty();
        assertThatThrownBy(() -> scaling.describeAutoScalingGroups(r -> r.nextToken("x")))
                .isInstanceOf(InvalidNextTokenException.class);
    }

    private static void refused(String part, Runnable call) {
        assertThatThrownBy(call::run)
                .hasMessageContaining(part)
                .satisfies(
                        e ->
                                assertThat(((AwsServiceException) e).awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationError"));
    }

    @Test
    void saysWhoTheCallerIs() {
        var identity = sts.getCallerIdentity();
        assertThat(identity.account()).isEqualTo("000000000000");
        assertThat(identity.arn()).isEqualTo("arn:aws:iam::000000000000:user/operator");
        assertThat(identity.responseMetadata().requestId()).hasSize(36);
    }

    @Test
    void speaksCborForCloudWatch() {
        var alarms = metrics.describeAlarms(r -> r.maxRecords(10));
        assertThat(alarms.metricAlarms()).as("those of the fleet's stacks").hasSize(10);
        assertThat(alarms.nextToken()).isNotEmpty();
        assertThat(alarms.compositeAlarms()).isEmpty();
        assertThatThrownBy(() -> metrics.describeAlarms(r -> r.maxRecords(1000)))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> metrics.listDashboards())
                .isInstanceOf(CloudWatchException.class)
                .satisfies(
                        e -> {
                            CloudWatchException refused = (CloudWatchException) e;
                            assertThat(refused.statusCode()).isEqualTo(400);
                            assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("UnknownOperationException");
                        });
    }
}
