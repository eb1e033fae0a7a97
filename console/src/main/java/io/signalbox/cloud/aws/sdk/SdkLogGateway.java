package io.signalbox.cloud.aws.sdk;

import static io.signalbox.cloud.aws.sdk.SdkCalls.call;

import io.signalbox.cloud.LogLine;
import io.signalbox.cloud.LogPlace;
import io.signalbox.cloud.aws.LogGateway;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/// CloudWatch Logs by the SDK.
final class SdkLogGateway implements LogGateway {
    private final CloudWatchLogsClient logs;

    SdkLogGateway(CloudWatchLogsClient logs) {
        this.logs = logs;
    }

    @Override
    public List<LogLine> last(LogPlace place, int lines) {
        return call(
                        "logs:GetLogEvents",
                        () ->
                                logs.getLogEvents(
                                        r ->
                                                r.logGroupName(place.group())
                                                        .logStreamName(place.stream())
                                                        .limit(lines)))
                .events()
                .stream()
                .map(e -> new LogLine(Instant.ofEpochMilli(e.timestamp()), e.message()))
                .toList();
    }
}
