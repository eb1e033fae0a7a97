package io.signalbox.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What every template has to keep: form, parameters, outputs, names. A check answers with its findings, `WHERE: WHAT`.
final class Checks {
    static final int MOST_LINES = 300;
    static final int MOST_PARAMETERS = 15;

    /// What CloudFormation takes in a request, without a bucket.
    static final int MOST_BYTES = 51_200;

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]{1,40}");
    private static final Set<String> BOUNDED =
            Set.of("AllowedValues", "AllowedPattern", "MaxLength");

    private Checks() {}

    static List<String> form(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        long lines = tree.text().lines().count();
        if (lines > MOST_LINES) {
            findings.add(tree.id() + ": " + lines + " lines");
        }
        if (tree.text().length() > MOST_BYTES) {
            findings.add(tree.id() + ": too large for a request");
        }
        if (tree.hasAliases()) {
            findings.add(tree.id() + ": YAML alias, which CloudFormation does not take");
        }
        if (!Objects.equals(tree.root().get("AWSTemplateFormatVersion"), "2010-09-09")) {
            findings.add(tree.id() + ": AWSTemplateFormatVersion");
        }
        if (TemplateTree.texts(tree.root().get("Description")).isEmpty()) {
            findings.add(tree.id() + ": no Description");
        }
        return findings;
    }

    static List<String> parameters(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        Map<String, Object> parameters = tree.mapping("Parameters");
        if (parameters.size() > MOST_PARAMETERS) {
            findings.add(tree.id() + ": " + parameters.size() + " parameters");
        }
        Set<String> used = tree.references();
        List<String> grouped = grouped(tree);
        for (String name : parameters.keySet()) {
            String where = tree.id() + "." + name + ": ";
            Map<String, Object> parameter = tree.mapping("Parameters", name);
            if (String.valueOf(parameter.getOrDefault("Description", "")).length() < 10) {
                findings.add(where + "not described");
            }
            if (!used.contains(name)) {
                findings.add(where + "not used");
            }
            if (Collections.frequency(grouped, name) != 1) {
                findings.add(where + "not in exactly one group");
            }
            constraints(parameter, where, findings);
        }
        for (String name : grouped) {
            if (!parameters.containsKey(name)) {
                findings.add(tree.id() + "." + name + ": in a group, but no parameter");
            }
        }
        return findings;
    }

    private static List<String> grouped(TemplateTree tree) {
        Object groups =
                tree.mapping("Metadata", "AWS::CloudFormation::Interface").get("ParameterGroups");
        List<String> names = new ArrayList<>();
        for (Map<String, Object> group : TemplateTree.mappingsIn(groups)) {
            names.addAll(TemplateTree.texts(group.get("Parameters")));
        }
        return names;
    }

    private static void constraints(
            Map<String, Object> parameter, String where, List<String> findings) {
        boolean text = Objects.equals(parameter.get("Type"), "String");
        if (text && Collections.disjoint(parameter.keySet(), BOUNDED)) {
            findings.add(where + "any text is allowed");
        }
        if (Objects.equals(parameter.get("Type"), "Number")
                && !parameter.containsKey("AllowedValues")
                && !parameter.containsKey("MinValue")) {
            findings.add(where + "any number is allowed");
        }
        if (parameter.containsKey("AllowedPattern")
                && !parameter.containsKey("ConstraintDescription")) {
            findings.add(where + "a pattern without ConstraintDescription");
        }
        Object standard = parameter.get("Default");
        if (standard != null) {
            Constraints.broken(parameter, String.valueOf(standard))
                    .ifPresent(broken -> findings.add(where + "its default breaks " + broken));
        }
    }

    static List<String> references(TemplateTree tree) {
        Set<String> known = new TreeSet<>(tree.mapping("Parameters").keySet());
        known.addAll(tree.mapping("Resources").keySet());
        return tree.references().stream()
                .filter(name -> !name.startsWith("AWS::") && !known.contains(name))
                .map(name -> tree.id() + ": nothing is named " + name)
                .toList();
    }

    static List<String> names(TemplateTree tree) {
        List<String> findings = new ArrayList<>();
        for (String section : List.of("Parameters", "Resources", "Outputs", "Conditions")) {
            for (String name : tree.mapping(section).keySet()) {
                if (!NAME.matcher(name).matches()) {
                    findings.add(tree.id() + "." + name + ": not in PascalCase");
                }
            }
        }
        if (!tree.mapping("Parameters").containsKey("FleetName")) {
            findings.add(tree.id() + ": no parameter FleetName");
        }
        return findings;
    }

    /// @param required beside `TemplateId` and `TemplateVersion`
    static List<String> outputs(TemplateTree tree, List<String> required) {
        List<String> findings = new ArrayList<>();
        Map<String, Object> outputs = tree.mapping("Outputs");
        if (!Objects.equals(tree.mapping("Outputs", "TemplateId").get("Value"), tree.id())) {
            findings.add(tree.id() + ": TemplateId is not " + tree.id());
        }
        Object version = tree.mapping("Outputs", "TemplateVersion").get("Value");
        if (!(version instanceof String text) || !text.matches("\\d+")) {
            findings.add(tree.id() + ": TemplateVersion is not a number in quotes");
        }
        for (String name : required) {
            if (!outputs.containsKey(name)) {
                findings.add(tree.id() + ": no output " + name);
            }
        }
        for (String name : outputs.keySet()) {
            Map<String, Object> output = tree.mapping("Outputs", name);
            if (!output.containsKey("Description")) {
                findings.add(tree.id() + "." + name + ": not described");
            }
            // An exported value cannot change while another stack imports it.
            if (output.containsKey("Export")) {
                findings.add(tree.id() + "." + name + ": exported");
            }
        }
        return findings;
    }

    /// What the console finds by its tag.
    static List<String> tags(TemplateTree tree) {
        Set<String> found =
                Set.of(
                        "AWS::ECS::Cluster",
                        "AWS::ECS::Service",
                        "AWS::ElasticLoadBalancingV2::LoadBalancer",
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        "AWS::ElastiCache::ReplicationGroup",
                        "AWS::AutoScaling::AutoScalingGroup");
        return tree.resources().stream()
                .filter(r -> found.contains(r.type()))
                .filter(
                        r ->
                                TemplateTree.mappingsIn(r.properties().get("Tags")).stream()
                                        .noneMatch(t -> "sio:fleet".equals(t.get("Key"))))
                .map(r -> tree.id() + "." + r.name() + ": no tag sio:fleet")
                .toList();
    }
}
