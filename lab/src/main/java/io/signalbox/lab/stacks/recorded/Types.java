package io.signalbox.lab.stacks.recorded;

import io.signalbox.lab.identity.Account;
import io.signalbox.lab.resource.ResourceType;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// All resource types: those that act in the lab, and the others, recorded only.
public final class Types {
    private final KnownTypes known = KnownTypes.load();
    private final RecordedTypes recorded;
    private final Map<String, ResourceType> byName = new HashMap<>();

    public Types(Account account, Collection<ResourceType> acting) {
        recorded = new RecordedTypes(account, known);
        acting.forEach(type -> byName.put(type.name(), type));
    }

    public Set<String> names() {
        Set<String> names = new TreeSet<>(known.names());
        names.addAll(byName.keySet());
        return names;
    }

    public ResourceType of(String name) {
        return byName.computeIfAbsent(
                name,
                _ ->
                        recorded.of(name)
                                .orElseThrow(
                                        () ->
                                                Wrong.format(
                                                        "Unrecognized resource types: ["
                                                                + name
                                                                + "]")));
    }

    /// Whether the lab does nothing for it.
    public boolean recordedOnly(String name) {
        return of(name) instanceof RecordedType;
    }

    public Optional<TypeFacts> facts(String name) {
        return known.facts(name);
    }
}
