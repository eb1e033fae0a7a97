package io.signalbox.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.cloud.LogLine;
import io.signalbox.cloud.Task;
import io.signalbox.cloud.TaskLogs;
import io.signalbox.cloud.aws.sdk.AwsSession;
import io.signalbox.environment.AwsTarget;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AwsTaskLogsTest {
    private TestingAwsEndpoint endpoint;
    private AwsSession session;
    private AwsTaskLogs logs;

    @BeforeEach
    void open() throws IOException {
        endpoint = TestingAwsEndpoint.start();
        var target =
                new AwsTarget(
                        "eu-west-1", endpoint.url(), null, "channels", "blue", "green", null, null);
        session = AwsSession.open(target, () -> false);
        logs = new AwsTaskLogs(target, session.gateways(), Runnable::run);
    }

    @AfterEach
    void close() {
        session.close();
        endpoint.close();
    }

    private static Task task() {
        return new Task(
                "9f2c41d07ab3",
                "arn",
                "blue",
                "channels:41",
                new Task.State("RUNNING", "RUNNING", "HEALTHY", null),
                new Task.Placement(null, "eu-west-1a", null, List.of(), List.of()));
    }

    private void definition(String log) {
        endpoint.json(
                "DescribeTaskDefinition",
                "{\"taskDefinition\":{\"containerDefinitions\":[{\"name\":\"agent\"},"
                        + "{\"name\":\"server\",\"portMappings\":[{\"containerPort\":3000}]"
                        + log
                        + "}]}}");
    }

    private static String awslogs(String options) {
        return ",\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{" + options + "}}";
    }

    @Test
    void findsTheStreamOfATaskAndReadsItsLastLines() {
        definition(
                awslogs(
                        "\"awslogs-group\":\"/signalbox/channels\",\"awslogs-region\":\"eu-west-2\","
                                + "\"awslogs-stream-prefix\":\"blue\""));
        endpoint.json(
                "GetLogEvents",
                "{\"events\":[{\"timestamp\":1700000000000,\"message\":\"listening\"}]}");

        TaskLogs.Known known = (TaskLogs.Known) logs.place(task()).join();

        assertThat(known.place().stream()).isEqualTo("blue/server/9f2c41d07ab3");
        assertThat(known.command())
                .isEqualTo(
                        "aws logs tail /signalbox/channels --log-stream-names blue/server/9f2c41d07ab3"
                                + " --follow --region eu-west-2 --endpoint-url "
                                + endpoint.url());
        assertThat(known.pageReason()).contains("lab");
        logs.place(task()).join();
        assertThat(endpoint.calls()).as("asked once").hasSize(1);
        assertThat(logs.last(known.place(), 50).join().lines())
                .containsExactly(
                        new LogLine(Instant.ofEpochMilli(1_700_000_000_000L), "listening"));
    }

    @Test
    void saysWhatKeepsTheLogFromBeingKnown() {
        definition("");
        assertThat(sentence()).isEqualTo("Task definition channels:41 names no log driver");
    }

    @Test
    void saysThatAnotherDriverLogsElsewhere() {
        definition(",\"logConfiguration\":{\"logDriver\":\"awsfirelens\"}");
        assertThat(sentence()).contains("logs by awsfirelens");
    }

    @Test
    void namesTheActionThatIsMissing() {
        endpoint.jsonError(
                "DescribeTaskDefinition",
                "AccessDeniedException",
                "not authorized to perform: ecs:DescribeTaskDefinition on r");
        assertThat(sentence()).contains("ecs:DescribeTaskDefinition");

        definition(awslogs("\"awslogs-group\":\"/g\",\"awslogs-stream-prefix\":\"blue\""));
        TaskLogs.Known known = (TaskLogs.Known) logs.place(task()).join();
        endpoint.jsonError(
                "GetLogEvents",
                "AccessDeniedException",
                "not authorized to perform: logs:GetLogEvents on r");
        assertThat(logs.last(known.place(), 50).join().problem()).contains("logs:GetLogEvents");
    }

    private String sentence() {
        return ((TaskLogs.Unknown) logs.place(task()).join()).sentence();
    }
}
