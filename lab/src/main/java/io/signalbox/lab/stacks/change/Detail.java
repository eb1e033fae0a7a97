package io.signalbox.lab.stacks.change;

import java.util.Optional;

/// One value of a resource that would change, and why.
///
/// @param attribute of the resource: `Properties`, `Tags`, `DeletionPolicy` …
/// @param name of the property at the top; empty for another attribute
/// @param recreation `Always`, `Conditionally` or `Never`
/// @param path of the value, such as `/Properties/Actions/0/Type`
/// @param dynamic whether only the making of another resource will tell the value
public record Detail(
        String attribute,
        String name,
        String recreation,
        String path,
        Optional<String> before,
        Optional<String> after,
        boolean dynamic,
        Cause cause) {

    /// @param source `ParameterReference`, `ResourceReference`, `ResourceAttribute` or `DirectModification`
    /// @param entity the parameter, resource or resource's attribute; empty for a direct modification
    public record Cause(String source, String entity) {
        static final Cause DIRECT = new Cause("DirectModification", "");
    }

    /// `Add`, `Remove` or `Modify`.
    public String kind() {
        if (before.isEmpty()) {
            return "Add";
        }
        return after.isEmpty() ? "Remove" : "Modify";
    }
}
