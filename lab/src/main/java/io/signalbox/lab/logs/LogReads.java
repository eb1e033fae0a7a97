package io.signalbox.lab.logs;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The operations that read lines, such as `aws logs get-log-events` and `aws logs tail`, which calls FilterLogEvents.
final class LogReads {
    private static final int MOST = 10_000;
    private static final Pages PAGES =
            Pages.of("limit", "nextToken", "InvalidParameterException", MOST, MOST);
    private static final Pattern TOKEN = Pattern.compile("[fb]/[0-9]{1,56}");

    private final LogGroups groups;

    LogReads(LogGroups groups) {
        this.groups = groups;
    }

    private record Found(String stream, LogEvent event) {}

    /// The end of a stream is where the token that comes back is the one that was sent.
    Members getEvents(Input input) {
        LogGroup group = LogsApi.group(groups, input);
        LogStream stream = group.stream(input.requiredText("logStreamName"));
        List<LogEvent> events =
                within(stream, input.millis("startTime"), input.millis("endTime")).toList();
        Optional<String> token = input.text("nextToken");
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
            throw input.invalid("nextToken is not one that GetLogEvents gave out.");
        }
        int limit = limit(input);
        List<LogEvent> shown =
                token.isPresent()
                        ? from(events, token.get(), limit)
                        : input.flag("startFromHead").orElse(false)
                                ? first(events, limit)
                                : last(events, limit);
        String same = token.map(t -> t.substring(2)).orElse("0");
        return Members.of()
                .put("events", shown.stream().map(LogReads::members).toList())
                .put("nextForwardToken", "f/" + (shown.isEmpty() ? same : shown.getLast().id()))
                .put("nextBackwardToken", "b/" + (shown.isEmpty() ? same : shown.getFirst().id()));
    }

    private static List<LogEvent> from(List<LogEvent> events, String token, int limit) {
        String id = "%56s".formatted(token.substring(2)).replace(' ', '0');
        return token.startsWith("f/")
                ? first(events.stream().filter(e -> e.id().compareTo(id) > 0).toList(), limit)
                : last(events.stream().filter(e -> e.id().compareTo(id) < 0).toList(), limit);
    }

    private static List<LogEvent> first(List<LogEvent> events, int limit) {
        return events.subList(0, Math.min(limit, events.size()));
    }

    private static List<LogEvent> last(List<LogEvent> events, int limit) {
        return events.subList(Math.max(0, events.size() - limit), events.size());
    }

    Members filterEvents(Input input) {
        LogGroup group = LogsApi.group(groups, input);
        List<String> names = input.texts("logStreamNames");
        Optional<String> prefix = input.text("logStreamNamePrefix");
        if (!names.isEmpty() && prefix.isPresent()) {
            throw input.invalid("Give logStreamNames or logStreamNamePrefix, not both.");
        }
        names.forEach(group::stream);
        LogPattern pattern = LogPattern.parse(input.text("filterPattern").orElse(""));
        List<Found> found = new ArrayList<>();
        for (LogStream stream : group.streams()) {
            if ((names.isEmpty() || names.contains(stream.name()))
                    && prefix.map(stream.name()::startsWith).orElse(true)) {
                within(stream, input.millis("startTime"), input.millis("endTime"))
                        .filter(e -> pattern.test(e.message()))
                        .forEach(e -> found.add(new Found(stream.name(), e)));
            }
        }
        Pages.Page<Found> page = PAGES.page(input, "FilterLogEvents", found, LogReads::order);
        List<Members> events =
                page.items().stream()
                        .map(
                                f ->
                                        members(f.event())
                                                .put("logStreamName", f.stream())
                                                .put("eventId", f.event().id()))
                        .toList();
        return Members.of()
                .put("events", events)
                .put("searchedLogStreams", List.of())
                .put("nextToken", page.next().orElse(null));
    }

    private static String order(Found found) {
        return "%020d/%s".formatted(found.event().at().toEpochMilli(), found.event().id());
    }

    private static Stream<LogEvent> within(
            LogStream stream, Optional<Instant> from, Optional<Instant> to) {
        return stream.events().stream()
                .filter(e -> from.map(start -> !e.at().isBefore(start)).orElse(true))
                .filter(e -> to.map(e.at()::isBefore).orElse(true))
                .sorted(Comparator.comparing(LogEvent::at).thenComparingLong(LogEvent::number));
    }

    private static int limit(Input input) {
        int limit = input.number("limit").orElse(MOST);
        if (limit < 1 || limit > MOST) {
            throw input.invalid("limit must be 1 to %d, not %d.".formatted(MOST, limit));
        }
        return limit;
    }

    private static Members members(LogEvent event) {
        return Members.of()
                .put("timestamp", event.at().toEpochMilli())
                .put("message", event.message())
                .put("ingestionTime", event.ingested().toEpochMilli());
    }
}
