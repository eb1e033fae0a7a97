package io.signalbox.lab.appscaling;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A change of bounds at a time. Of the three kinds of schedule the lab acts on `at(…)`; the others are kept.
record ScheduledAction(
        String name,
        String arn,
        TargetId target,
        String schedule,
        Optional<String> timezone,
        OptionalInt min,
        OptionalInt max,
        Instant created,
        Optional<Instant> once) {
    private static final Pattern SCHEDULE = Pattern.compile("(at|rate|cron)\\((.+)\\)");

    static ScheduledAction from(Input input, TargetId target, String arn, Instant now) {
        String schedule = input.requiredText("Schedule");
        Matcher matcher = SCHEDULE.matcher(schedule);
        if (!matcher.matches()) {
            throw input.invalid(
                    "Schedule must be at(…), rate(…) or cron(…), not %s.".formatted(schedule));
        }
        Input action =
                input.members("ScalableTargetAction")
                        .orElseThrow(() -> input.invalid("ScalableTargetAction is required."));
        return new ScheduledAction(
                input.requiredText("ScheduledActionName"),
                arn,
                target,
                schedule,
                input.text("Timezone"),
                action.number("MinCapacity"),
                action.number("MaxCapacity"),
                now,
                matcher.group(1).equals("at")
                        ? Optional.of(time(input, matcher.group(2)))
                        : Optional.empty());
    }

    private static Instant time(Input input, String text) {
        try {
            ZoneId zone = ZoneId.of(input.text("Timezone").orElse("UTC"));
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw input.invalid(
                    "at(…) takes a time such as 2026-11-22T17:00:00, not %s.".formatted(text));
        }
    }

    Members members() {
        Members action = Members.of();
        min.ifPresent(least -> action.put("MinCapacity", least));
        max.ifPresent(most -> action.put("MaxCapacity", most));
        return Members.of()
                .put("ScheduledActionName", name)
                .put("ScheduledActionARN", arn)
                .put("ServiceNamespace", TargetId.NAMESPACE)
                .put("Schedule", schedule)
                .put("Timezone", timezone.orElse(null))
                .put("ResourceId", target.resourceId())
                .put("ScalableDimension", TargetId.DIMENSION)
                .put("ScalableTargetAction", action)
                .put("CreationTime", created);
    }
}
