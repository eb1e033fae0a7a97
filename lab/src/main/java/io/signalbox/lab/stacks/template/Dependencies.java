package io.signalbox.lab.stacks.template;

import io.signalbox.lab.stacks.template.References.Reference;
import io.signalbox.lab.stacks.text.Wrong;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Which resource needs which others first.
///
/// @param byResource in the order of the template; the needed ones of each
public record Dependencies(Map<String, Set<String>> byResource) {
    public Dependencies {
        byResource = Collections.unmodifiableMap(byResource);
    }

    /// With every resource and every branch of the template.
    static Dependencies all(Template template) {
        return of(template, template.resources().keySet(), _ -> Optional.empty());
    }

    /// With what remains under these conditions.
    ///
    /// @throws io.signalbox.lab.endpoint.ApiError if something that remains refers to a resource that does not
    public static Dependencies live(Template template, Resolver resolver) {
        Set<String> live = new LinkedHashSet<>();
        template.resources()
                .forEach(
                        (name, resource) -> {
                            if (resource.condition().map(resolver::holds).orElse(true)) {
                                live.add(name);
                            }
                        });
        return of(template, live, name -> Optional.of(resolver.holds(name)));
    }

    private static Dependencies of(
            Template template, Set<String> live, Function<String, Optional<Boolean>> known) {
        Map<String, Set<String>> all = new LinkedHashMap<>();
        for (String name : live) {
            ResourceDefinition resource = template.resources().get(name);
            if (resource == null) {
                continue;
            }
            Set<String> needs = new LinkedHashSet<>(resource.dependsOn());
            needs.retainAll(live);
            Set<String> missing = new TreeSet<>();
            for (Reference reference : References.live(resource.properties(), known).found()) {
                String other = reference.name();
                if (live.contains(other)) {
                    needs.add(other);
                } else if (template.resources().containsKey(other)) {
                    missing.add(other);
                }
            }
            if (!missing.isEmpty()) {
                throw TemplateChecks.unresolved(missing, "Resources");
            }
            all.put(name, needs);
        }
        return new Dependencies(all);
    }

    void requireNoCycle() {
        ordered();
    }

    /// The resources, each after those it needs, else in the order of the template.
    public List<String> ordered() {
        List<String> ordered = new ArrayList<>();
        Set<String> rest = new LinkedHashSet<>(byResource.keySet());
        while (!rest.isEmpty()) {
            List<String> ready =
                    rest.stream().filter(name -> Collections.disjoint(needs(name), rest)).toList();
            if (ready.isEmpty()) {
                throw Wrong.error("Circular dependency between resources: " + inCycle(rest));
            }
            ordered.addAll(ready);
            ready.forEach(rest::remove);
        }
        return ordered;
    }

    /// What remains when those that nobody needs are taken away.
    private Set<String> inCycle(Set<String> rest) {
        Set<String> cycle = new TreeSet<>(rest);
        boolean smaller = true;
        while (smaller) {
            Set<String> needed = new TreeSet<>();
            cycle.forEach(name -> needed.addAll(needs(name)));
            smaller = cycle.retainAll(needed);
        }
        return cycle;
    }

    public Set<String> needs(String name) {
        return byResource.getOrDefault(name, Set.of());
    }

    /// The other way round: which resources must go before this one can.
    public Map<String, Set<String>> reversed() {
        Map<String, Set<String>> reversed = new LinkedHashMap<>();
        byResource.keySet().forEach(name -> reversed.put(name, new LinkedHashSet<>()));
        byResource.forEach(
                (name, needs) ->
                        needs.forEach(
                                other ->
                                        reversed.computeIfAbsent(other, _ -> new LinkedHashSet<>())
                                                .add(name)));
        return reversed;
    }
}
