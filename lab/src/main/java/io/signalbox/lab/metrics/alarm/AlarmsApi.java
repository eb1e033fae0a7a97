package io.signalbox.lab.metrics.alarm;

import static java.util.Map.entry;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.endpoint.Operation;
import io.signalbox.lab.endpoint.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// CloudWatch's operations on alarms, such as `aws cloudwatch describe-alarms --state-value ALARM`.
public final class AlarmsApi {
    private static final Pages PAGES =
            Pages.of("MaxRecords", "NextToken", "InvalidNextToken", 50, 100);

    private final Alarms alarms;

    private AlarmsApi(Alarms alarms) {
        this.alarms = alarms;
    }

    public static Map<String, Operation> operations(Alarms alarms) {
        AlarmsApi api = new AlarmsApi(alarms);
        return Map.ofEntries(
                entry("DescribeAlarms", api::describeAlarms),
                entry("DescribeAlarmHistory", api::describeAlarmHistory),
                entry("PutMetricAlarm", api::putMetricAlarm),
                entry("PutCompositeAlarm", api::putCompositeAlarm),
                entry("DeleteAlarms", api::deleteAlarms),
                entry("SetAlarmState", api::setAlarmState),
                entry("ListTagsForResource", api::listTags),
                entry("TagResource", api::tag));
    }

    private Members describeAlarms(Input input) {
        List<String> names = input.texts("AlarmNames");
        Optional<String> prefix = input.text("AlarmNamePrefix");
        Optional<AlarmState> state = input.text("StateValue").map(word -> state(input, word));
        List<String> types = input.texts("AlarmTypes");
        // CloudWatch leaves composite alarms out unless they are asked for.
        List<String> wanted = types.isEmpty() ? List.of("MetricAlarm") : types;
        List<Alarm> found =
                alarms.all().stream()
                        .filter(a -> names.isEmpty() || names.contains(a.name()))
                        .filter(a -> prefix.map(a.name()::startsWith).orElse(true))
                        .filter(a -> state.map(a.state()::equals).orElse(true))
                        .filter(a -> wanted.contains(a.type()))
                        .toList();
        Pages.Page<Alarm> page = PAGES.page(input, "DescribeAlarms", found, Alarm::name);
        return Members.of()
                .put("CompositeAlarms", ofType(page.items(), "CompositeAlarm"))
                .put("MetricAlarms", ofType(page.items(), "MetricAlarm"))
                .put("NextToken", page.next().orElse(null));
    }

    private static List<Members> ofType(List<Alarm> page, String type) {
        return page.stream().filter(a -> a.type().equals(type)).map(Alarm::members).toList();
    }

    private static AlarmState state(Input input, String word) {
        return AlarmState.of(word)
                .orElseThrow(
                        () ->
                                input.invalid(
                                        "StateValue must be OK, ALARM or INSUFFICIENT_DATA, not %s."
                                                .formatted(word)));
    }

    private Members describeAlarmHistory(Input input) {
        Optional<String> name = input.text("AlarmName");
        Optional<String> type = input.text("HistoryItemType");
        Instant from = input.time("StartDate").orElse(Instant.MIN);
        Instant to = input.time("EndDate").orElse(Instant.MAX);
        boolean oldestFirst = input.text("ScanBy").map("TimestampAscending"::equals).orElse(false);
        List<Members> items = new ArrayList<>();
        for (Alarm alarm : alarms.all()) {
            if (name.map(alarm.name()::equals).orElse(true)) {
                alarm.history().stream()
                        .filter(item -> type.map(item.type()::equals).orElse(true))
                        .filter(item -> !item.at().isBefore(from) && !item.at().isAfter(to))
                        .forEach(item -> items.add(members(alarm, item)));
            }
        }
        return PAGES.answer(
                input,
                "DescribeAlarmHistory",
                "AlarmHistoryItems",
                oldestFirst ? items.reversed() : items);
    }

    private static Members members(Alarm alarm, Alarm.HistoryItem item) {
        return Members.of()
                .put("AlarmName", alarm.name())
                .put("AlarmType", alarm.type())
                .put("Timestamp", item.at())
                .put("HistoryItemType", item.type())
                .put("HistorySummary", item.summary());
    }

    private Members putMetricAlarm(Input input) {
        AlarmSettings settings = AlarmSettings.from(input.requiredText("AlarmName"), input);
        alarms.put(settings, new Alarm.OfMetric(MetricCondition.from(input)), input.pairs("Tags"));
        return Members.of();
    }

    private Members putCompositeAlarm(Input input) {
        AlarmSettings settings = AlarmSettings.from(input.requiredText("AlarmName"), input);
        CompositeRule rule = CompositeRule.parse(input.requiredText("AlarmRule"));
        alarms.put(settings, new Alarm.OfAlarms(rule), input.pairs("Tags"));
        return Members.of();
    }

    private Members deleteAlarms(Input input) {
        List<String> names = input.requiredTexts("AlarmNames");
        for (String name : names) {
            List<String> asking = new ArrayList<>(alarms.askedBy(name));
            asking.removeAll(names);
            if (!asking.isEmpty()) {
                throw input.invalid(
                        "%s cannot be deleted as there are composite alarm(s) depending on it: %s."
                                .formatted(name, String.join(", ", asking)));
            }
        }
        names.forEach(alarms::alarm);
        names.forEach(alarms::remove);
        return Members.of();
    }

    private Members setAlarmState(Input input) {
        Alarm alarm = alarms.alarm(input.requiredText("AlarmName"));
        AlarmState state = state(input, input.requiredText("StateValue"));
        alarms.set(alarm, state, input.requiredText("StateReason"));
        return Members.of();
    }

    private Alarm byArn(Input input) {
        String arn = input.requiredText("ResourceARN");
        return alarms.all().stream()
                .filter(a -> a.arn().equals(arn))
                .findFirst()
                .orElseGet(() -> alarms.alarm(arn));
    }

    private Members listTags(Input input) {
        List<Members> tags =
                byArn(input).tags().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(t -> Members.of().put("Key", t.getKey()).put("Value", t.getValue()))
                        .toList();
        return Members.of().put("Tags", tags);
    }

    private Members tag(Input input) {
        Alarm alarm = byArn(input);
        Map<String, String> tags = new HashMap<>(alarm.tags());
        tags.putAll(input.pairs("Tags"));
        alarm.tags(tags);
        return Members.of();
    }
}
