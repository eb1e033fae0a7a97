package io.signalbox.cloud.stack;

import java.util.List;

/// A resource that is not as its template says.
///
/// @param status `MODIFIED`, `DELETED`, `IN_SYNC`, `NOT_CHECKED`
public record ResourceDrift(
        String logicalId, String type, String status, List<PropertyDifference> differences) {
    public ResourceDrift {
        differences = List.copyOf(differences);
    }

    /// The differences that nobody moves on purpose.
    public List<PropertyDifference> unexpected() {
        return differences.stream().filter(d -> !d.expectedOf(type)).toList();
    }

    /// Whether somebody should look at it.
    public boolean matters() {
        return status.equals("DELETED") || !unexpected().isEmpty();
    }
}
