package io.signalbox.lab.stacks.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What would become of one resource.
///
/// @param replacement only of a modification
/// @param policyAction what becomes of what goes, such as `Delete` or `ReplaceAndRetain`; empty if nothing goes
/// @param scope attributes of the resource that change, such as `Properties`
/// @param before the resource as it stands, as JSON with secrets masked; empty for an addition
/// @param after the resource as it would be; empty for a removal
public record Change(
        Action action,
        String logicalId,
        String physicalId,
        String type,
        Optional<Replacement> replacement,
        String policyAction,
        Set<String> scope,
        List<Detail> details,
        String before,
        String after) {
    public enum Action {
        ADD("Add"),
        MODIFY("Modify"),
        REMOVE("Remove");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public enum Replacement {
        TRUE("True"),
        FALSE("False"),
        CONDITIONAL("Conditional");

        private final String word;

        Replacement(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Change {
        scope = new TreeSet<>(scope);
        details = List.copyOf(details);
    }
}
