package io.signalbox.lab.stacks.parameter;

import io.signalbox.lab.stacks.text.Wrong;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The types that a parameter can have.
final class ParameterTypes {
    private static final String SSM = "AWS::SSM::Parameter::Value<";
    private static final Set<String> PLAIN = Set.of("String", "Number", "CommaDelimitedList");
    private static final String HEX = "[0-9a-f]{8}(?:[0-9a-f]{9})?";

    /// The forms that ids of each type have. An account has what looks like this: the lab looks no further.
    private static final Map<String, Pattern> OF_AWS =
            Map.ofEntries(
                    Map.entry(
                            "AWS::EC2::AvailabilityZone::Name",
                            Pattern.compile("[a-z]{2}(?:-[a-z]+)+-\\d[a-z]")),
                    Map.entry("AWS::EC2::Image::Id", Pattern.compile("ami-" + HEX)),
                    Map.entry("AWS::EC2::Instance::Id", Pattern.compile("i-" + HEX)),
                    Map.entry("AWS::EC2::KeyPair::KeyName", Pattern.compile(".{1,255}")),
                    Map.entry("AWS::EC2::SecurityGroup::GroupName", Pattern.compile(".{1,255}")),
                    Map.entry("AWS::EC2::SecurityGroup::Id", Pattern.compile("sg-" + HEX)),
                    Map.entry("AWS::EC2::Subnet::Id", Pattern.compile("subnet-" + HEX)),
                    Map.entry("AWS::EC2::Volume::Id", Pattern.compile("vol-" + HEX)),
                    Map.entry("AWS::EC2::VPC::Id", Pattern.compile("vpc-" + HEX)),
                    Map.entry("AWS::Route53::HostedZone::Id", Pattern.compile("Z[0-9A-Z]{5,31}")),
                    Map.entry("AWS::SSM::Parameter::Name", Pattern.compile("[\\w./-]{1,1011}")));

    private ParameterTypes() {}

    static void requireKnown(String name, String type) {
        if (!known(type)) {
            throw Wrong.format(
                    ("Unrecognized parameter type: %s of parameter %s. Valid values are: %s, the same"
                                    + " as List<…> (but String), and AWS::SSM::Parameter::Value<…>.")
                            .formatted(type, name, String.join(", ", valid())));
        }
    }

    private static Set<String> valid() {
        Set<String> all = new TreeSet<>(PLAIN);
        all.addAll(OF_AWS.keySet());
        return all;
    }

    private static boolean known(String type) {
        if (ssm(type)) {
            String inner = inner(type);
            return PLAIN.contains(inner)
                    || inner.equals("List<String>")
                    || OF_AWS.containsKey(single(inner));
        }
        return PLAIN.contains(type)
                || type.equals("List<Number>")
                || OF_AWS.containsKey(single(type));
    }

    static boolean ssm(String type) {
        return type.startsWith(SSM) && type.endsWith(">");
    }

    /// `AWS::SSM::Parameter::Value<String>` → `String`
    static String inner(String type) {
        return type.substring(SSM.length(), type.length() - 1);
    }

    static boolean list(String type) {
        String plain = ssm(type) ? inner(type) : type;
        return plain.equals("CommaDelimitedList") || plain.startsWith("List<");
    }

    /// `List<Number>` → `Number`
    static String single(String type) {
        return type.startsWith("List<") && type.endsWith(">")
                ? type.substring("List<".length(), type.length() - 1)
                : type;
    }

    static boolean number(String type) {
        return single(type).equals("Number");
    }

    /// Refuses what no account can have under this type.
    static void requireExisting(ParameterDefinition definition, List<String> values) {
        Pattern form = OF_AWS.get(single(definition.type()));
        if (form == null) {
            return;
        }
        for (String value : values) {
            if (!form.matcher(value).matches()) {
                throw Wrong.error(
                        ("Parameter validation failed: parameter value %s for parameter name %s does"
                                        + " not exist (a %s looks like %s)")
                                .formatted(
                                        definition.secret() ? "****" : value,
                                        definition.name(),
                                        single(definition.type()),
                                        form.pattern()));
            }
        }
    }
}
