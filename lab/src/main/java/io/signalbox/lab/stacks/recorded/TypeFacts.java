package io.signalbox.lab.stacks.recorded;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What is known of one resource type: from its schema in CloudFormation's registry.
///
/// @param detailed whether more than its name is known
/// @param properties that it takes
/// @param required properties that must be given
/// @param createOnly properties whose change makes a new resource
/// @param sometimes properties whose change makes a new resource in some cases
/// @param attributes that the schema gives to `Fn::GetAtt`
public record TypeFacts(
        String name,
        boolean detailed,
        Set<String> properties,
        Set<String> required,
        Set<String> createOnly,
        Set<String> sometimes,
        Set<String> attributes) {
    public TypeFacts {
        properties = Set.copyOf(properties);
        required = Set.copyOf(required);
        createOnly = Set.copyOf(createOnly);
        sometimes = Set.copyOf(sometimes);
        attributes = Set.copyOf(attributes);
    }

    /// `AWS::EC2::VPC CidrBlock^ … VpcId= @VpcId`: `!` required, `^` create-only, `?` sometimes so, `=` attribute.
    static TypeFacts read(String line) {
        String[] words = line.split(" ");
        Map<Character, Set<String>> flagged = new HashMap<>();
        Set<String> properties = new HashSet<>();
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("@")) {
                continue;
            }
            String plain = word.replaceAll("[!^?=]+$", "");
            for (char flag : word.substring(plain.length()).toCharArray()) {
                flagged.computeIfAbsent(flag, _ -> new TreeSet<>()).add(plain);
            }
            if (!word.endsWith("=")) {
                properties.add(plain);
            }
        }
        return new TypeFacts(
                words[0],
                words.length > 1,
                properties,
                flagged.getOrDefault('!', Set.of()),
                flagged.getOrDefault('^', Set.of()),
                flagged.getOrDefault('?', Set.of()),
                flagged.getOrDefault('=', Set.of()));
    }

    public boolean taggable() {
        return properties.contains("Tags");
    }

    /// Why these properties cannot be; empty if they can.
    public String fault(Set<String> given) {
        Set<String> extra = new TreeSet<>(given);
        extra.removeAll(properties);
        if (detailed && !extra.isEmpty()) {
            return "#: extraneous key [%s] is not permitted; allowed are %s"
                    .formatted(extra.iterator().next(), new TreeSet<>(properties));
        }
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(given);
        return missing.isEmpty()
                ? ""
                : "#: required key [%s] not found".formatted(missing.iterator().next());
    }
}
