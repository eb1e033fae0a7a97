package io.signalbox.lab.stacks.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a caller has to acknowledge before a template may touch IAM.
///
/// @param needed `CAPABILITY_NAMED_IAM`, `CAPABILITY_IAM` or empty
/// @param types the resource types that need it
public record Capabilities(Optional<String> needed, Set<String> types) {
    private static final String IAM = "CAPABILITY_IAM";
    private static final String NAMED = "CAPABILITY_NAMED_IAM";
    private static final Map<String, String> NAMES =
            Map.of(
                    "AWS::IAM::AccessKey", "",
                    "AWS::IAM::Group", "GroupName",
                    "AWS::IAM::InstanceProfile", "InstanceProfileName",
                    "AWS::IAM::ManagedPolicy", "ManagedPolicyName",
                    "AWS::IAM::Policy", "",
                    "AWS::IAM::Role", "RoleName",
                    "AWS::IAM::User", "UserName",
                    "AWS::IAM::UserToGroupAddition", "");

    public static Capabilities of(Template template) {
        Set<String> types = new TreeSet<>();
        boolean named = false;
        for (ResourceDefinition resource : template.resources().values()) {
            String name = NAMES.get(resource.type());
            if (name != null) {
                types.add(resource.type());
                named |= resource.properties().containsKey(name);
            }
        }
        return new Capabilities(
                types.isEmpty() ? Optional.empty() : Optional.of(named ? NAMED : IAM), types);
    }

    public Optional<String> reason() {
        return needed.map(_ -> "The following resource(s) require capabilities: " + types);
    }

    /// @param given by the caller; the named one covers the other
    public boolean coveredBy(List<String> given) {
        return needed.isEmpty()
                || given.contains(NAMED)
                || new ArrayList<>(given).contains(needed.get());
    }
}
