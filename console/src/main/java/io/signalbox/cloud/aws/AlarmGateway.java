package io.signalbox.cloud.aws;

import io.signalbox.cloud.Alarm;
import java.util.List;
import java.util.Set;

/// CloudWatch alarms. All calls block and throw [AwsException].
public interface AlarmGateway {
    /// For environments where nobody asks.
    AlarmGateway NONE = (_, _) -> List.of();

    /// Alarms whose name begins with `prefix`, or of which a dimension has one of `values`: those of one fleet among
    /// all of the account. Looks at no more than 500 others.
    ///
    /// `aws cloudwatch describe-alarms --alarm-types MetricAlarm CompositeAlarm`
    List<Alarm> alarms(String prefix, Set<String> values);
}
