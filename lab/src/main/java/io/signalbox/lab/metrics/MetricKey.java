package io.signalbox.lab.metrics;

import io.signalbox.lab.endpoint.Input;
import io.signalbox.lab.endpoint.Members;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What CloudWatch tells metrics apart by. Two metrics with other dimensions are two metrics.
public record MetricKey(String namespace, String name, SortedMap<String, String> dimensions) {
    public MetricKey {
        dimensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    public static MetricKey of(String namespace, String name, Map<String, String> dimensions) {
        return new MetricKey(namespace, name, new TreeMap<>(dimensions));
    }

    /// From a structure with `Namespace`, `MetricName` and `Dimensions`.
    ///
    /// @throws ApiError if one of them is missing
    public static MetricKey from(Input input) {
        return of(
                input.requiredText("Namespace"),
                input.requiredText("MetricName"),
                dimensions(input));
    }

    static Map<String, String> dimensions(Input input) {
        Map<String, String> found = new TreeMap<>();
        for (Input dimension : input.items("Dimensions")) {
            found.put(dimension.requiredText("Name"), dimension.text("Value").orElse(""));
        }
        return found;
    }

    public Members members() {
        return Members.of()
                .put("Namespace", namespace)
                .put("MetricName", name)
                .put("Dimensions", dimensionMembers());
    }

    List<Members> dimensionMembers() {
        return dimensions.entrySet().stream()
                .map(d -> Members.of().put("Name", d.getKey()).put("Value", d.getValue()))
                .toList();
    }
}
