package io.signalbox.lab.metrics;

import io.signalbox.lab.endpoint.AwsService;
import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.List;
import java.util.Map;

/// CloudWatch: there are no alarms in the lab yet, and it says so.
public final class MetricsApi {
    private MetricsApi() {}

    public static AwsService service() {
        return new AwsService(
                "monitoring",
                "2010-08-01",
                "GraniteServiceVersion20100801",
                "ValidationError",
                Map.of("DescribeAlarms", MetricsApi::describeAlarms));
    }

    private static Members describeAlarms(Input input) {
        int records = input.number("MaxRecords").orElse(50);
        if (records < 1 || records > 100) {
            throw input.invalid("MaxRecords must be 1 to 100, not %d.".formatted(records));
        }
        return Members.of().put("CompositeAlarms", List.of()).put("MetricAlarms", List.of());
    }
}
