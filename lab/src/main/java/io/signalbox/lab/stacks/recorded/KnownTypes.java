package io.signalbox.lab.stacks.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The resource types of CloudFormation, as of the schemas of November 2026 in the public registry.
public final class KnownTypes {
    private final Map<String, TypeFacts> facts = new TreeMap<>();

    private KnownTypes() {}

    public static KnownTypes load() {
        KnownTypes types = new KnownTypes();
        lines("types.txt")
                .forEach(
                        line -> {
                            TypeFacts facts = TypeFacts.read(line);
                            types.facts.put(facts.name(), facts);
                        });
        return types;
    }

    static List<String> lines(String file) {
        try (InputStream in = KnownTypes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the lab's jar has no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(facts.keySet());
    }

    public Optional<TypeFacts> facts(String type) {
        return Optional.ofNullable(facts.get(type));
    }
}
