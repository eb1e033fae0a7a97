package io.signalbox.cloud.aws.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.cloud.CloudSnapshot;
import io.signalbox.cloud.CloudStatus;
import io.signalbox.cloud.aws.TestingAwsEndpoint;
import io.signalbox.cloud.aws.sdk.AwsSession;
import io.signalbox.environment.AwsTarget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloudPollerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestingAwsEndpoint endpoint;
    private AwsSession session;
    private CloudPoller poller;

    @BeforeEach
    void open() throws IOException {
        endpoint = TestingAwsEndpoint.start();
        endpoint.xml("GetCallerIdentity", "<Account>0</Account><Arn>arn:user/a</Arn>");
        answerServices(2);
        endpoint.json("ListTasks", "{\"taskArns\":[]}");
        endpoint.json("ListContainerInstances", "{\"containerInstanceArns\":[]}");
        endpoint.xml("DescribeTargetHealth", "");
        endpoint.xml(
                "DescribeTargetGroups",
                "<TargetGroups><member><TargetGroupArn>tg/blue</TargetGroupArn>"
                        + "<TargetGroupName>blue-tg</TargetGroupName></member></TargetGroups>");
        endpoint.xml(
                "DescribeTargetGroupAttributes",
                "<Attributes><member><Key>deregistration_delay.timeout_seconds</Key>"
                        + "<Value>30</Value></member></Attributes>");
        var target =
                new AwsTarget(
                        "eu-west-1", endpoint.url(), null, "channels", "blue", "green", null, null);
        session = AwsSession.open(target, () -> false);
        poller =
                new CloudPoller(
                        target,
                        session.gateways(),
                        PollPace.LAB,
                        session::callsLastMinute,
                        _ -> {});
    }

    @AfterEach
    void close() {
        poller.close();
        session.close();
        endpoint.close();
    }

    private void answerServices(int desired) {
        endpoint.json(
                "DescribeServices",
                "{\"services\":[{\"serviceName\":\"blue\",\"serviceArn\":\"a\",\"status\":\"ACTIVE\","
                        + "\"desiredCount\":"
                        + desired
                        + ",\"loadBalancers\":[{\"targetGroupArn\":\"tg/blue\"}]}]}");
    }

    @Test
    void readsEverythingOnceAndAgainAsThingsChange() {
        poller.start();
        CloudSnapshot first = poller.readNow().orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(first.status()).isInstanceOf(CloudStatus.Ok.class);
        assertThat(first.identity()).isNotNull();
        assertThat(first.service("blue"))
                .hasValueSatisfying(s -> assertThat(s.desired()).isEqualTo(2));
        assertThat(first.targetGroups().getFirst().deregistrationDelaySeconds()).isEqualTo(30);

        answerServices(5);
        await().atMost(PATIENCE).until(() -> poller.latest().services().getFirst().desired() == 5);
    }

    @Test
    void saysWhatIsDeniedAndKeepsReadingTheRest() {
        endpoint.jsonError(
                "ListTasks",
                "AccessDeniedException",
                "not authorized to perform: ecs:ListTasks on r");
        poller.start();
        await().atMost(PATIENCE)
                .until(
                        () ->
                                poller.latest()
                                        .status()
                                        .equals(new CloudStatus.Denied("ecs:ListTasks")));
        assertThat(poller.latest().services()).hasSize(1);

        endpoint.json("ListTasks", "{\"taskArns\":[]}");
        await().atMost(PATIENCE)
                .until(() -> poller.readNow().join().status() instanceof CloudStatus.Ok);
    }

    @Test
    void readsAllElseWhereAlarmsMayNotBeRead() {
        endpoint.cborError(
                "DescribeAlarms",
                "AccessDeniedException",
                "not authorized to perform: cloudwatch:DescribeAlarms on r");
        poller.start();
        CloudSnapshot read = poller.readNow().orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(read.status()).isInstanceOf(CloudStatus.Ok.class);
        assertThat(read.alarms().unread()).contains("cloudwatch:DescribeAlarms");
    }

    @Test
    void keepsTheLastValueWhenAwsIsGoneAndSaysSo() {
        poller.start();
        poller.readNow().orTimeout(30, TimeUnit.SECONDS).join();
        endpoint.close();

        await().atMost(PATIENCE)
                .until(() -> poller.latest().status() instanceof CloudStatus.Failed);
        assertThat(poller.latest().services()).hasSize(1);
        assertThat(poller.latest().status())
                .isInstanceOfSatisfying(
                        CloudStatus.Failed.class,
                        failed -> assertThat(failed.whatToDo()).isNotBlank());
    }

    @Test
    void spendsNoMoreCallsThanItsBudget() {
        Instant start = Instant.parse("2026-11-22T10:00:00Z");
        var budget = new CallBudget(60, start);

        int taken = 0;
        for (int second = 0; second < 60; second++) {
            while (budget.take(1, start.plusSeconds(second))) {
                taken++;
            }
        }
        // A minute's worth and the burst that was saved up.
        assertThat(taken).isEqualTo(59 + 15);
        assertThat(budget.take(16, start.plusSeconds(3600))).isFalse();
        assertThat(budget.take(15, start.plusSeconds(3600))).isTrue();
    }
}
