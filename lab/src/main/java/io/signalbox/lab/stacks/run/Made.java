package io.signalbox.lab.stacks.run;

import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.stacks.template.ResourceDefinition;
import java.util.Map;

/// A resource as it stands.
///
/// @param wanted what it was made from or last changed to
/// @param shown its properties with secrets masked, for answers
public record Made(
        String physicalId,
        Wanted wanted,
        Map<String, Object> shown,
        ResourceDefinition definition) {
    /// The same resource under another definition that asks for the same properties.
    Made under(ResourceDefinition other) {
        return new Made(physicalId, wanted, shown, other);
    }
}
