package io.signalbox.lab.stacks.run;

import io.signalbox.lab.resource.Wanted;
import io.signalbox.lab.stacks.recorded.TypeFacts;
import io.signalbox.lab.stacks.recorded.Types;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether a resource has to change.
public final class Changes {
    private Changes() {}

    /// Names of the properties at the top that differ; `Tags` if only the stack's tags do and the type takes tags.
    static Set<String> of(Types types, Made made, Wanted wanted) {
        Set<String> changed =
                new TreeSet<>(ApplyStep.differing(made.wanted().tree(), wanted.tree()));
        boolean tags = !own(made.wanted().tags()).equals(own(wanted.tags()));
        if (tags && types.facts(wanted(made)).map(TypeFacts::taggable).orElse(false)) {
            changed.add("Tags");
        }
        return changed;
    }

    private static String wanted(Made made) {
        return made.definition().type();
    }

    /// Without those that CloudFormation adds.
    public static Map<String, String> own(Map<String, String> tags) {
        Map<String, String> own = new TreeMap<>(tags);
        own.keySet().removeIf(key -> key.startsWith("aws:"));
        return own;
    }
}
