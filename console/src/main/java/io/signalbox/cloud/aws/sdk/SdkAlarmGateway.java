package io.signalbox.cloud.aws.sdk;

import static io.signalbox.cloud.aws.sdk.SdkCalls.call;

import io.signalbox.cloud.Alarm;
import io.signalbox.cloud.aws.AlarmGateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/// CloudWatch by the SDK.
final class SdkAlarmGateway implements AlarmGateway {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 5;

    private final CloudWatchClient cloudWatch;

    SdkAlarmGateway(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    @Override
    public List<Alarm> alarms(String prefix, Set<String> values) {
        Pages all = pages(_ -> {});
        // Among more than were looked at, the fleet's own can still be asked for by their names.
        Pages named = all.more() ? pages(r -> r.alarmNamePrefix(prefix)) : new Pages();
        return Stream.concat(all.found.stream(), named.found.stream())
                .filter(found -> found.alarm().name().startsWith(prefix) || found.about(values))
                .map(Found::alarm)
                .distinct()
                .sorted(Comparator.comparing(Alarm::state).thenComparing(Alarm::name))
                .toList();
    }

    private record Found(Alarm alarm, List<String> values) {
        boolean about(Set<String> wanted) {
            return values.stream().anyMatch(wanted::contains);
        }
    }

    private static final class Pages {
        private final List<Found> found = new ArrayList<>();
        private @Nullable String token;

        boolean more() {
            return token != null;
        }
    }

    private Pages pages(Consumer<DescribeAlarmsRequest.Builder> narrowed) {
        Pages pages = new Pages();
        for (int i = 0; i < MOST_PAGES; i++) {
            DescribeAlarmsResponse page = page(narrowed, pages.token);
            page.metricAlarms().forEach(a -> pages.found.add(found(a)));
            page.compositeAlarms().forEach(a -> pages.found.add(found(a)));
            pages.token = page.nextToken();
            if (!pages.more()) {
                break;
            }
        }
        return pages;
    }

    private DescribeAlarmsResponse page(
            Consumer<DescribeAlarmsRequest.Builder> narrowed, @Nullable String token) {
        return call(
                "cloudwatch:DescribeAlarms",
                () ->
                        cloudWatch.describeAlarms(
                                r ->
                                        narrowed.accept(
                                                r.maxRecords(PAGE)
                                                        .alarmTypes(
                                                                AlarmType.METRIC_ALARM,
                                                                AlarmType.COMPOSITE_ALARM)
                                                        .nextToken(token))));
    }

    private static Found found(MetricAlarm alarm) {
        Stream<Dimension> ofMetrics =
                alarm.metrics().stream()
                        .filter(m -> m.metricStat() != null && m.metricStat().metric() != null)
                        .flatMap(m -> m.metricStat().metric().dimensions().stream());
        List<String> values =
                Stream.concat(alarm.dimensions().stream(), ofMetrics)
                        .map(Dimension::value)
                        .toList();
        return new Found(
                new Alarm(
                        alarm.alarmName(),
                        text(alarm.alarmDescription()),
                        state(alarm.stateValue()),
                        text(alarm.stateReason()),
                        since(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
                        scalesOnly(alarm.alarmActions())),
                values);
    }

    private static Found found(CompositeAlarm alarm) {
        return new Found(
                new Alarm(
                        alarm.alarmName(),
                        text(alarm.alarmDescription()),
                        state(alarm.stateValue()),
                        text(alarm.stateReason()),
                        since(alarm.stateTransitionedTimestamp(), alarm.stateUpdatedTimestamp()),
                        false),
                List.of());
    }

    private static Alarm.State state(@Nullable StateValue state) {
        if (state == StateValue.ALARM) {
            return Alarm.State.ALARM;
        }
        return state == StateValue.OK ? Alarm.State.OK : Alarm.State.INSUFFICIENT_DATA;
    }

    private static boolean scalesOnly(List<String> actions) {
        return !actions.isEmpty() && actions.stream().allMatch(a -> a.contains(":scalingPolicy:"));
    }

    private static Instant since(@Nullable Instant entered, @Nullable Instant updated) {
        return Objects.requireNonNullElse(
                entered, Objects.requireNonNullElse(updated, Instant.EPOCH));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
