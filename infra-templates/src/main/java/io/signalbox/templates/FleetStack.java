package io.signalbox.templates;

import java.util.Map;

/// One stack of a fleet file.
///
/// @param name within the fleet; the stack itself is named `FLEET-name`
/// @param template id of its template
/// @param parameters as written in the file; `${stack.Output}` in them stands for an output of an earlier stack
public record FleetStack(String name, String template, Map<String, String> parameters) {
    public FleetStack {
        parameters = Map.copyOf(parameters);
    }
}
