package io.signalbox.lab.metrics.alarm;

import io.signalbox.lab.endpoint.Members;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.resource.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// `AWS::CloudWatch::Alarm` and `AWS::CloudWatch::CompositeAlarm`: `Ref` gives the name, `Arn` the ARN.
public final class AlarmResources {
    private static final int LONGEST = 255;

    /// What a template can change in an alarm and what is compared for drift.
    private static final List<String> COMPARED =
            List.of(
                    "AlarmDescription",
                    "ActionsEnabled",
                    "AlarmActions",
                    "OKActions",
                    "InsufficientDataActions",
                    "AlarmRule",
                    "Namespace",
                    "MetricName",
                    "Statistic",
                    "Period",
                    "EvaluationPeriods",
                    "DatapointsToAlarm",
                    "Threshold",
                    "ComparisonOperator",
                    "TreatMissingData");

    private AlarmResources() {}

    public static List<ResourceType> of(Alarms alarms) {
        return List.of(
                new Type(
                        "AWS::CloudWatch::Alarm",
                        alarms,
                        w -> new Alarm.OfMetric(MetricCondition.from(w.properties()))),
                new Type(
                        "AWS::CloudWatch::CompositeAlarm",
                        alarms,
                        w ->
                                new Alarm.OfAlarms(
                                        CompositeRule.parse(
                                                w.properties().requiredText("AlarmRule")))));
    }

    private record Type(String name, Alarms alarms, Function<Wanted, Alarm.Watch> watch)
            implements ResourceType {
        @Override
        public Set<String> createOnly() {
            return Set.of("AlarmName");
        }

        @Override
        public Work create(Wanted wanted) {
            String alarm = wanted.name("AlarmName", LONGEST);
            if (alarms.find(alarm).isPresent()) {
                return new Work.Failed("", alarm + " already exists");
            }
            return put(alarm, wanted);
        }

        private Work put(String alarm, Wanted wanted) {
            AlarmSettings settings = AlarmSettings.from(alarm, wanted.properties());
            alarms.put(settings, watch.apply(wanted), wanted.allTags());
            return new Work.Done(alarm);
        }

        @Override
        public Work update(String physicalId, Wanted before, Wanted wanted) {
            return put(physicalId, wanted);
        }

        @Override
        public Work delete(String physicalId, Wanted last) {
            List<String> asking = alarms.askedBy(physicalId);
            if (!asking.isEmpty()) {
                return new Work.Failed(
                        physicalId,
                        "%s cannot be deleted as there are composite alarm(s) depending on it: %s."
                                .formatted(physicalId, String.join(", ", asking)));
            }
            alarms.remove(physicalId);
            return new Work.Done(physicalId);
        }

        @Override
        public Map<String, Object> attributes(String physicalId) {
            return alarms.find(physicalId)
                    .<Map<String, Object>>map(alarm -> Map.of("Arn", alarm.arn()))
                    .orElse(Map.of());
        }

        @Override
        public Optional<Map<String, Object>> actual(String physicalId) {
            return alarms.find(physicalId).map(_ -> texts(alarms.alarm(physicalId).members()));
        }

        private static Map<String, Object> texts(Members members) {
            Map<String, Object> texts = new TreeMap<>();
            members.values()
                    .forEach(
                            (name, value) -> {
                                if (COMPARED.contains(name)) {
                                    texts.put(name, text(value));
                                }
                            });
            return texts;
        }

        /// A threshold of 70 is written 70, as templates do.
        private static Object text(Object value) {
            return switch (value) {
                case List<?> list -> list;
                case Double number when number == Math.rint(number) ->
                        String.valueOf(number.longValue());
                default -> value.toString();
            };
        }
    }
}
