package io.signalbox.lab.logs;

import static java.util.Map.entry;

import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The operations of CloudWatch Logs on groups and streams, such as `aws logs describe-log-groups`. Those on lines are
/// in [LogReads].
public final class LogsApi {
    private static final Pages PAGES =
            Pages.of("limit", "nextToken", "InvalidParameterException", 50, 50);

    private final LogGroups groups;

    private LogsApi(LogGroups groups) {
        this.groups = groups;
    }

    public static AwsService service(LogGroups groups) {
        LogsApi api = new LogsApi(groups);
        LogReads reads = new LogReads(groups);
        return new AwsService(
                "logs",
                "2014-03-28",
                "Logs_20140328",
                "InvalidParameterException",
                Map.ofEntries(
                        entry("CreateLogGroup", api::createGroup),
                        entry("DeleteLogGroup", api::deleteGroup),
                        entry("PutRetentionPolicy", api::putRetention),
                        entry("DeleteRetentionPolicy", api::deleteRetention),
                        entry("DescribeLogGroups", api::describeGroups),
                        entry("CreateLogStream", api::createStream),
                        entry("DeleteLogStream", api::deleteStream),
                        entry("DescribeLogStreams", api::describeStreams),
                        entry("ListTagsForResource", api::listTags),
                        entry("PutLogEvents", api::putEvents),
                        entry("GetLogEvents", reads::getEvents),
                        entry("FilterLogEvents", reads::filterEvents)));
    }

    private Members createGroup(Input input) {
        groups.create(input.requiredText("logGroupName"), input.textsByName("tags"));
        return Members.of();
    }

    private Members deleteGroup(Input input) {
        groups.remove(group(groups, input).name());
        return Members.of();
    }

    private Members putRetention(Input input) {
        OptionalInt days = input.number("retentionInDays");
        if (days.isEmpty()) {
            throw input.invalid("retentionInDays is required.");
        }
        groups.retain(group(groups, input).name(), days);
        return Members.of();
    }

    private Members deleteRetention(Input input) {
        groups.retain(group(groups, input).name(), OptionalInt.empty());
        return Members.of();
    }

    private Members describeGroups(Input input) {
        Optional<String> prefix = input.text("logGroupNamePrefix");
        Optional<String> part = input.text("logGroupNamePattern");
        List<LogGroup> found =
                groups.all().stream()
                        .filter(g -> prefix.map(g.name()::startsWith).orElse(true))
                        .filter(g -> part.map(g.name()::contains).orElse(true))
                        .toList();
        return PAGES.answer(
                input, "DescribeLogGroups", "logGroups", found, LogGroup::name, LogsApi::members);
    }

    private static Members members(LogGroup group) {
        OptionalInt days = group.retentionDays();
        return Members.of()
                .put("logGroupName", group.name())
                .put("creationTime", group.created().toEpochMilli())
                .put("retentionInDays", days.isPresent() ? (Integer) days.getAsInt() : null)
                .put("metricFilterCount", 0)
                .put("arn", group.arn() + ":*")
                .put("logGroupArn", group.arn())
                .put("logGroupClass", "STANDARD")
                .put("storedBytes", group.bytes());
    }

    private Members createStream(Input input) {
        LogGroup group = group(groups, input);
        String name = input.requiredText("logStreamName");
        if (group.find(name).isPresent()) {
            throw new io.signalbox.lab.endpoint.ApiError(
                    "ResourceAlreadyExistsException",
                    400,
                    "The specified log stream already exists: " + name);
        }
        group.open(name, groups.now());
        return Members.of();
    }

    private Members deleteStream(Input input) {
        LogGroup group = group(groups, input);
        group.remove(group.stream(input.requiredText("logStreamName")).name());
        return Members.of();
    }

    private Members describeStreams(Input input) {
        LogGroup group = group(groups, input);
        Optional<String> prefix = input.text("logStreamNamePrefix");
        List<LogStream> found =
                group.streams().stream()
                        .filter(s -> prefix.map(s.name()::startsWith).orElse(true))
                        .toList();
        boolean byTime = input.text("orderBy").map("LastEventTime"::equals).orElse(false);
        if (byTime && prefix.isPresent()) {
            throw input.invalid("orderBy LastEventTime does not go with logStreamNamePrefix.");
        }
        boolean descending = input.flag("descending").orElse(false);
        return PAGES.answer(
                input,
                "DescribeLogStreams",
                "logStreams",
                ordered(found, byTime, descending).stream().map(s -> members(group, s)).toList());
    }

    private static List<LogStream> ordered(
            List<LogStream> streams, boolean byTime, boolean descending) {
        Comparator<LogStream> order =
                byTime
                        ? Comparator.comparing(
                                s -> s.last().map(LogEvent::at).orElse(Instant.EPOCH))
                        : Comparator.comparing(LogStream::name);
        return streams.stream().sorted(descending ? order.reversed() : order).toList();
    }

    private static Members members(LogGroup group, LogStream stream) {
        return Members.of()
                .put("logStreamName", stream.name())
                .put("creationTime", stream.created().toEpochMilli())
                .put(
                        "firstEventTimestamp",
                        stream.first().map(e -> e.at().toEpochMilli()).orElse(null))
                .put(
                        "lastEventTimestamp",
                        stream.last().map(e -> e.at().toEpochMilli()).orElse(null))
                .put(
                        "lastIngestionTime",
                        stream.last().map(e -> e.ingested().toEpochMilli()).orElse(null))
                .put("arn", group.arn() + ":log-stream:" + stream.name())
                .put("storedBytes", 0);
    }

    private Members listTags(Input input) {
        LogGroup group = groups.group(input.requiredText("resourceArn"));
        Members tags = Members.of();
        group.tags().forEach(tags::put);
        return Members.of().put("tags", tags);
    }

    private Members putEvents(Input input) {
        LogGroup group = group(groups, input);
        LogStream stream = group.stream(input.requiredText("logStreamName"));
        for (Input event : input.items("logEvents")) {
            Instant at =
                    event.millis("timestamp")
                            .orElseThrow(() -> input.invalid("timestamp is required."));
            groups.append(group.name(), stream.name(), at, event.requiredText("message"));
        }
        return Members.of();
    }

    /// The group that the request names or gives the ARN of.
    static LogGroup group(LogGroups groups, Input input) {
        return groups.group(
                input.text("logGroupIdentifier")
                        .orElseGet(() -> input.requiredText("logGroupName")));
    }
}
