package io.signalbox.cloud.aws;

import io.signalbox.cloud.LogLine;
import io.signalbox.cloud.LogPlace;
import java.util.List;

/// CloudWatch Logs. All calls block and throw [AwsException].
public interface LogGateway {
    /// For environments where nobody asks.
    LogGateway NONE = (_, _) -> List.of();

    /// The last lines of a stream, oldest first.
    ///
    /// `aws logs get-log-events --log-group-name G --log-stream-name S --limit N`
    List<LogLine> last(LogPlace place, int lines);
}
