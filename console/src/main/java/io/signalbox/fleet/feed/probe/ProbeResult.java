package io.signalbox.fleet.feed.probe;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a [ConnectionProbe] found.
///
/// @param serverIds which server answered each connection that got through; one entry a connection
/// @param failures one sentence for each that did not
public record ProbeResult(List<String> serverIds, List<String> failures) {

    public ProbeResult {
        serverIds = List.copyOf(serverIds);
        failures = List.copyOf(failures);
    }

    public Map<String, Long> connectionsByServer() {
        return serverIds.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
