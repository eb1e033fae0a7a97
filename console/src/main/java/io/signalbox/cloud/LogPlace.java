package io.signalbox.cloud;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where a task's output is: a stream of CloudWatch Logs.
public record LogPlace(String region, String group, String stream) {

    /// The page of the CloudWatch console that shows it. The console wants both names escaped twice, with `$` for `%`.
    public URI page() {
        return URI.create(
                "https://%1$s.console.aws.amazon.com/cloudwatch/home?region=%1$s#logsV2:log-groups/log-group/%2$s/log-events/%3$s"
                        .formatted(region, twice(group), twice(stream)));
    }

    private static String twice(String name) {
        return escaped(escaped(name)).replace('%', '$');
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
